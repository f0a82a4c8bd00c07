package org.tessera.classic;

import java.util.ArrayList;
import java.util.List;
import org.tessera.io.ByteReader;
import org.tessera.io.ByteWriter;
import org.tessera.stage.predict.Kernel;
import org.tessera.stage.quantize.Grid;

/// What the decoder of `interp` must know besides shape and symbols.
///
/// @param grid rounding and step at the finest level
/// @param levels the `levels` option
/// @param coarseKernel kernel of levels that have no choice
/// @param tolerance division of the tolerance at coarser levels
/// @param choices kernel and axes of each class that has a choice, in coding order
record InterpHeader(Grid grid, int levels, Kernel coarseKernel, LevelTolerance tolerance, List<Choice> choices) {

    /// First byte of a payload that holds nothing, since no step meets the tolerance.
    static final int NOT_CODED = 255;

    void write(ByteWriter out) {
        out.u8(grid.rounding().ordinal() | levels << 2 | coarseKernel.ordinal() << 6);
        out.u8(tolerance.code());
        grid.writeStep(out);
        out.varint(choices.size());
        for (int i = 0; i < choices.size(); ) {
            int code = choices.get(i).code();
            int run = 1;
            while (i + run < choices.size() && choices.get(i + run).code() == code) {
                run++;
            }
            out.u8(code);
            if (run > 1) {
                out.u8(RUN | run);
            }
            i += run;
        }
    }

    private static final int RUN = 128;

    static InterpHeader read(ByteReader in) {
        int first = in.u8();
        if (first == NOT_CODED) {
            throw in.malformed("a payload of interp without values");
        }
        int rounding = first & 3;
        int levels = first >> 2 & 15;
        int tolerance = in.u8();
        if (rounding > 2 || levels < 1 || levels > 12 || tolerance >= LevelTolerance.COUNT) {
            throw in.malformed("an interp header out of range");
        }
        return new InterpHeader(
                Grid.readStep(Grid.Rounding.values()[rounding], in),
                levels,
                Kernel.of(first >> 6),
                new LevelTolerance(tolerance),
                readChoices(in));
    }

    private static List<Choice> readChoices(ByteReader in) {
        int count = in.varint(15 * InterpChooser.CHOSEN_LEVELS, "the number of choices");
        List<Choice> choices = new ArrayList<>();
        int code = 0;
        while (choices.size() < count) {
            int next = in.u8();
            int run = 1;
            if (next >= RUN) {
                run = (next & ~RUN) - 1;
            } else {
                code = next;
            }
            for (int i = 0; i < run && choices.size() < count; i++) {
                choices.add(Choice.of(code));
            }
        }
        return choices;
    }
}
