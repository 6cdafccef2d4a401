package org.hudang.signing.verify.change;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Name;
import org.hudang.signing.verify.structure.PdfValue.Stream;
import org.hudang.signing.verify.structure.PdfView;

/**
 * Reads the characters of a font as a reader copies them (ISO 32000-2, 9.10.2): by its ToUnicode map, or as they are
 * written where a simple font has no encoding of its own. What a font really draws may be something else, so this is only
 * for telling people where to look.
 */
final class Glyphs {
    private static final int MOST_OF_ONE_RANGE = 0x10000;
    private static final int LARGEST_MAP = 1 << 20;

    private final PdfView view;
    private final IdentityHashMap<Dict, Optional<Map<Integer, String>>> maps = new IdentityHashMap<>();

    Glyphs(PdfView view) {
        this.view = view;
    }

    /** The words of a piece; empty where they cannot be read. */
    String text(Drawing.Piece piece) {
        boolean composite = piece.font().is("Subtype", "Type0");
        Optional<Map<Integer, String>> map = maps.computeIfAbsent(piece.font(), this::map);
        if (map.isEmpty() && (composite || !isPlain(piece.font()))) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (byte[] codes : piece.codes()) {
            if (codes.length == 0) {
                text.append(' ');
            } else if (map.isEmpty()) {
                text.append(new String(codes, StandardCharsets.ISO_8859_1));
            } else {
                read(codes, composite ? 2 : 1, map.get(), text);
            }
        }
        return text.toString();
    }

    private static void read(byte[] codes, int width, Map<Integer, String> map, StringBuilder text) {
        for (int i = 0; i + width <= codes.length; i += width) {
            int code = width == 1 ? codes[i] & 0xff : ((codes[i] & 0xff) << 8) | (codes[i + 1] & 0xff);
            text.append(map.getOrDefault(code, ""));
        }
    }

    private boolean isPlain(Dict font) {
        PdfValue encoding = view.get(font, "Encoding");
        return !font.is("Subtype", "Type3") && (encoding instanceof PdfValue.Null || encoding instanceof Name);
    }

    private Optional<Map<Integer, String>> map(Dict font) {
        if (!(view.get(font, "ToUnicode") instanceof Stream stream)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = view.file().decode(stream);
            if (bytes.length > LARGEST_MAP) {
                return Optional.empty();
            }
            Map<Integer, String> map = new HashMap<>();
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            sections(text, "beginbfchar", "endbfchar", false, map);
            sections(text, "beginbfrange", "endbfrange", true, map);
            return Optional.of(map);
        } catch (Unjudged e) {
            if (e.outOfBounds()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private void sections(String text, String begin, String end, boolean ranges, Map<Integer, String> map) {
        int at = 0;
        while (true) {
            int from = text.indexOf(begin, at);
            int to = from < 0 ? -1 : text.indexOf(end, from);
            if (to < 0) {
                return;
            }
            section(new Strings(text.substring(from + begin.length(), to)), ranges, map);
            at = to;
        }
    }

    private void section(Strings strings, boolean ranges, Map<Integer, String> map) {
        while (true) {
            Optional<String> first = strings.next();
            Optional<String> last = ranges ? strings.next() : first;
            if (first.isEmpty() || last.isEmpty()) {
                return;
            }
            int low = number(first.get());
            int high = Math.min(number(last.get()), low + MOST_OF_ONE_RANGE);
            boolean listed = ranges && strings.opens();
            Optional<String> target = strings.next();
            for (int code = low; code <= high && target.isPresent(); code++) {
                view.budget().step();
                map.put(code, listed ? characters(target.get(), 0) : characters(target.get(), code - low));
                if (listed && code < high) {
                    target = strings.next();
                }
            }
        }
    }

    private static int number(String hex) {
        return hex.isEmpty() || hex.length() > 6 ? 0 : HexFormat.fromHexDigits(hex);
    }

    private static String characters(String hex, int plus) {
        if (hex.length() % 4 != 0) {
            return "";
        }
        String text = new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_16BE);
        return plus == 0 || text.isEmpty()
                ? text
                : text.substring(0, text.length() - 1) + (char) (text.charAt(text.length() - 1) + plus);
    }

    /** The hexadecimal strings of a part of a map, one after the other. */
    private static final class Strings {
        private final String text;
        private int at;

        Strings(String text) {
            this.text = text;
        }

        /** Whether a list begins before the next string; its bracket is passed. */
        boolean opens() {
            int bracket = text.indexOf('[', at);
            int string = text.indexOf('<', at);
            return bracket >= 0 && bracket < string;
        }

        Optional<String> next() {
            int from = text.indexOf('<', at);
            int to = from < 0 ? -1 : text.indexOf('>', from);
            if (to < 0) {
                return Optional.empty();
            }
            at = to + 1;
            String digits = text.substring(from + 1, to).replaceAll("\\s", "");
            return Optional.of(digits.matches("[0-9A-Fa-f]*") && digits.length() < 64 ? digits : "");
        }
    }
}
