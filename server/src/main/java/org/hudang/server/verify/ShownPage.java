package org.hudang.server.verify;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A page in two states, as an answer carries it: the pictures stand inside it, for nothing of what is shown is kept.
 *
 * @param page from 1
 * @param signed address of the picture of the page as it was signed; empty where it cannot be drawn
 * @param now address of the picture of the page as it is now; empty where it cannot be drawn
 */
record ShownPage(int page, String signed, String now) {
    static ShownPage of(SideBySide.Pair pair) {
        return new ShownPage(pair.page(), address(pair.signed()), address(pair.now()));
    }

    private static String address(Optional<BufferedImage> picture) {
        if (picture.isEmpty()) {
            return "";
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture.get(), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
