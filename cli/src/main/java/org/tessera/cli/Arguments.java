package org.tessera.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Words as typed, made plain for the parser: `--dims 512 512 256`, `--dims "512 512 256"` and `-3 512 512 256` all
/// become `--dims=512,512,256`. Without this, `-1` to `-4` would be options and no option could take the value -1e10.
final class Arguments {

    /// A word after one of these is its value, even when it reads -1.
    private static final Set<String> TAKES_NUMBER =
            Set.of("--abs", "--rel", "--pwrel", "--psnr", "--rate", "--ratio", "--fill", "--level", "-j", "--threads");

    private Arguments() {}

    /// @throws IllegalArgumentException when `-1` to `-4` is followed by too few sizes
    static String[] plain(String... words) {
        List<String> out = new ArrayList<>();
        String before = "";
        int i = 0;
        while (i < words.length) {
            String word = words[i++];
            boolean counted = word.matches("-[1-4]") && !TAKES_NUMBER.contains(before);
            if (counted || word.equals("--dims")) {
                int most = counted ? word.charAt(1) - '0' : Integer.MAX_VALUE;
                List<String> sizes = new ArrayList<>();
                while (i < words.length && sizes.size() < most && isSizes(words[i])) {
                    sizes.addAll(List.of(words[i++].strip().split("[\\s,xX]+", -1)));
                }
                if (counted && sizes.size() != most) {
                    throw new IllegalArgumentException(word + " takes " + most + (most == 1 ? " size" : " sizes")
                            + ", fastest axis first (" + word + " " + "nx ny nz nt".substring(0, 3 * most - 1)
                            + "), found " + sizes.size());
                }
                word = sizes.isEmpty() ? word : "--dims=" + String.join(",", sizes);
            }
            out.add(word);
            before = word;
        }
        return out.toArray(String[]::new);
    }

    private static boolean isSizes(String word) {
        return word.strip().matches("\\d+(?:\\s*[\\s,xX]\\s*\\d+)*");
    }
}
