package org.tessera.cli.reproduce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the authors of the autoencoders report of their own data, which nobody has; beside it the ratio that their
/// bytes come to.
///
/// They count latents against values. To decode, the minimum of each block is needed too (4 bytes), which the real
/// ratio
/// counts; the 5.1 MB of weights it does not.
///
/// @param setting the network and what it was given
/// @param claimed ratio as they say it; 0 when they say none
/// @param real ratio with the side information of each block; 0 when no bytes are known
/// @param psnr in dB, with a floor of 1e-8 under the mean squared error; 0 when they say none
public record PublishedFigure(String setting, double claimed, double real, double psnr) {

    private static final int BLOCK = 343;

    /// All of them, in the order of the table.
    public static final List<PublishedFigure> ALL = List.of(
            latents("SWAE 7^3, latent 16, the run behind the claims", 16, 32.46),
            latents("SWAE 7^3, latent 16, its repetition on 10 samples", 16, 30.59),
            latents("SWAE 7^3, latent 4, best of the search", 4, 34.09),
            latents("SWAE 7^3, latent 8, best of the search", 8, 33.87),
            latents("SWAE 7^3, latent 16, best of the search", 16, 36.43),
            latents("SWAE 7^3, latent 32, best of the search", 32, 36.74),
            latents("SWAE 7^3, latent 64, best of the search", 64, 35.51),
            new PublishedFigure("SWAE 5^3, latent 8, 24 variables", 15.6, 125.0 / 9, 47.81),
            new PublishedFigure("SWAE 8^3, sines on 128^3, trained on the same", 32, 512.0 / 17, 21.64));

    private static PublishedFigure latents(String setting, int latents, double psnr) {
        return new PublishedFigure(setting, (double) BLOCK / latents, (double) BLOCK / (latents + 1), psnr);
    }

    /// Keys as in the other results.
    public Map<String, Object> json() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("setting", setting);
        map.put("ratio_claimed", claimed);
        map.put("ratio", real);
        map.put("psnr_published", psnr);
        return map;
    }
}
