package org.tessera.neural.klt;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.tessera.codec.OptionText;
import org.tessera.neural.block.BlockLayout;

/// Options of the codec `klt`: `klt:learn`, `klt:block=7x7x7`, `klt:block=8`.
///
/// @param learn whether the basis is learned from the variable itself, whatever models are named
/// @param block sizes of the last axes of a block; one number for tiles of that edge; empty to choose
/// @param effort 1 to 9; from 4 on steps are searched for on a sample
record KltOptions(boolean learn, int[] block, int effort) {

    static final int SEARCHED = 4;

    private static final int USUAL = 5;

    private static final int LONGEST = BlockLayout.MOST;

    static KltOptions parse(OptionText text) {
        text.allow(OptionText.LEARN, "block", "effort");
        String sizes = text.values().get("block");
        return new KltOptions(
                text.values().containsKey(OptionText.LEARN),
                sizes == null ? new int[0] : sizes(sizes),
                text.integer("effort", USUAL, 1, 9));
    }

    private static int[] sizes(String text) {
        if (!text.matches("[0-9]{1,4}(x[0-9]{1,4}){0,5}")) {
            throw new IllegalArgumentException("klt:block must read like 7x7x7 or 8, found '" + text + "'");
        }
        int[] sizes = Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray();
        long points = Arrays.stream(sizes).asLongStream().reduce(1, (a, b) -> a * b);
        if (points < 2 || points > LONGEST) {
            throw new IllegalArgumentException(
                    "klt:block must have 2 to " + LONGEST + " points, found '" + text + "' with " + points);
        }
        return sizes;
    }

    OptionText text() {
        Map<String, String> values = new LinkedHashMap<>();
        if (learn) {
            values.put(OptionText.LEARN, "");
        }
        if (block.length > 0) {
            values.put("block", Arrays.stream(block).mapToObj(Integer::toString).collect(Collectors.joining("x")));
        }
        if (effort != USUAL) {
            values.put("effort", Integer.toString(effort));
        }
        return new OptionText("klt", values);
    }
}
