"""The gradient of thinc's LSTM layer, which thinc's own code for processors gets wrong.

Measured against differences of the layer's output, thinc 8.3 leaves out the first step of each
sequence, pairs the recurrent weights with the wrong outputs and adds the weights themselves to
their gradient. The layer's output is right, so a trained pipeline needs none of this.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import NumpyOps

Floats = npt.NDArray[np.float32]


class SequenceOps(NumpyOps):  # type: ignore[misc]
    """Numpy operations with the right gradient of a bidirectional LSTM of depth 1."""

    name = "numpy"

    def backprop_lstm(
        self,
        dY: Floats,  # noqa: N803
        lengths: Any,
        params: Floats,
        fwd_state: tuple[Floats, ...],
    ) -> tuple[Floats, Floats]:
        """The gradients of the inputs and of the weights, as thinc lays both out."""
        outputs, gates, cells, inputs = fwd_state
        depth, directions, words, width = cells.shape
        assert depth == 1
        sizes = [int(size) for size in lengths]
        d_outputs = dY.reshape((words, directions, width))
        d_inputs = np.zeros_like(inputs)
        gradients: list[Floats] = []
        parts = np.split(params, directions)
        for way in range(directions):
            to_gates, recurrent = weights(parts[way], width, inputs.shape[1])
            order = list(range(len(sizes)))[:: -1 if way else 1]
            d_gates, earlier = backwards(
                outputs[0, way], gates[0, way], cells[0, way],
                np.ascontiguousarray(d_outputs[:, way]), recurrent, sizes, order,
            )  # fmt: skip
            d_inputs += d_gates @ to_gates
            bias = by_gate(d_gates.sum(axis=0)[:, None], width)
            gradients += [
                by_gate(d_gates.T @ inputs, width), bias, by_gate(d_gates.T @ earlier, width), bias
            ]  # fmt: skip
        return d_inputs, np.concatenate(gradients)


def weights(part: Floats, width: int, inputs: int) -> tuple[Floats, Floats]:
    """A direction's weights from the inputs and from the step before, the four gates last."""
    gates = 4 * width
    end = gates * inputs
    start = end + gates
    return (
        by_unit(part[:end].reshape((gates, inputs)), width),
        by_unit(part[start : start + gates * width].reshape((gates, width)), width),
    )


def by_unit(array: Floats, width: int) -> Floats:
    """Rows in the order of units, four gates each, from rows in the order of gates."""
    columns = array.shape[1]
    ordered = array.reshape((4, width, columns)).transpose((1, 0, 2))
    return np.ascontiguousarray(ordered.reshape((4 * width, columns)))


def by_gate(array: Floats, width: int) -> Floats:
    """The inverse of `by_unit`, flat."""
    return array.reshape((width, 4, array.shape[1])).transpose((1, 0, 2)).ravel()


def backwards(
    outputs: Floats,
    gates: Floats,
    cells: Floats,
    d_outputs: Floats,
    recurrent: Floats,
    sizes: list[int],
    order: list[int],
) -> tuple[Floats, Floats]:
    """The gradient of one direction's gates before activation, and each step's earlier output.

    Step t is the rows of the t-th words of all sequences that have as many, the longest first.
    """
    words, width = cells.shape
    starts = [0, *np.cumsum(sizes)[:-1].tolist()]
    earlier, earlier_cells = np.zeros_like(outputs), np.zeros_like(cells)
    for before, now in pairwise(order):
        count = min(sizes[before], sizes[now])
        to = slice(starts[now], starts[now] + count)
        of = slice(starts[before], starts[before] + count)
        earlier[to], earlier_cells[to] = outputs[of], cells[of]
    forget, write, show, content = (gates.reshape((words, width, 4))[:, :, i] for i in range(4))
    shown = np.tanh(cells)
    factors = np.empty((words, width, 4), dtype="float32")
    factors[:, :, 0] = earlier_cells * forget * (1 - forget)
    factors[:, :, 1] = content * write * (1 - write)
    factors[:, :, 2] = shown * show * (1 - show)
    factors[:, :, 3] = write * (1 - content * content)
    through = show * (1 - shown * shown)
    d_hidden = np.zeros((sizes[0], width), dtype="float32")
    d_cell = np.zeros((sizes[0], width), dtype="float32")
    for step in reversed(order):
        rows = slice(starts[step], starts[step] + sizes[step])
        count = sizes[step]
        d_output = d_outputs[rows] + d_hidden[:count]
        d_cells = d_cell[:count] + d_output * through[rows]
        here = factors[rows]
        here[:, :, 2] *= d_output
        for gate in (0, 1, 3):
            here[:, :, gate] *= d_cells
        d_hidden[:count] = here.reshape((count, 4 * width)) @ recurrent
        d_cell[:count] = d_cells * forget[rows]
    return factors.reshape((words, 4 * width)), earlier
