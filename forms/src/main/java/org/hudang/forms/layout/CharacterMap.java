package org.hudang.forms.layout;

import java.nio.ByteBuffer;

/** The {@code cmap} of a font: Unicode code points to glyphs, formats 12 and 4. */
interface CharacterMap {
    /** The glyph, 0 for none. */
    int glyph(int codePoint);

    /** The best Unicode subtable: all planes if there is one, else the basic plane. */
    static CharacterMap of(ByteBuffer cmap) {
        int all = -1;
        int basic = -1;
        int count = cmap.getShort(2);
        for (int i = 0; i < count; i++) {
            int platform = cmap.getShort(4 + 8 * i);
            int encoding = cmap.getShort(6 + 8 * i);
            int offset = cmap.getInt(8 + 8 * i);
            int format = cmap.getShort(offset);
            boolean unicode = platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10));
            if (unicode && format == 12) {
                all = offset;
            } else if (unicode && format == 4) {
                basic = offset;
            }
        }
        if (all >= 0) {
            return groups(cmap, all);
        }
        if (basic >= 0) {
            return segments(cmap, basic);
        }
        throw new IllegalArgumentException("no Unicode character map");
    }

    private static CharacterMap groups(ByteBuffer cmap, int at) {
        int count = cmap.getInt(at + 12);
        return codePoint -> {
            int low = 0;
            int high = count - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int group = at + 16 + 12 * middle;
                if (codePoint < cmap.getInt(group)) {
                    high = middle - 1;
                } else if (codePoint > cmap.getInt(group + 4)) {
                    low = middle + 1;
                } else {
                    return cmap.getInt(group + 8) + codePoint - cmap.getInt(group);
                }
            }
            return 0;
        };
    }

    private static CharacterMap segments(ByteBuffer cmap, int at) {
        int twice = cmap.getShort(at + 6) & 0xffff;
        int ends = at + 14;
        int starts = ends + twice + 2;
        int deltas = starts + twice;
        int ranges = deltas + twice;
        return codePoint -> {
            for (int i = 0; i < twice && codePoint <= 0xffff; i += 2) {
                int start = cmap.getShort(starts + i) & 0xffff;
                if (codePoint > (cmap.getShort(ends + i) & 0xffff) || codePoint < start) {
                    continue;
                }
                int range = cmap.getShort(ranges + i) & 0xffff;
                int delta = cmap.getShort(deltas + i);
                if (range == 0) {
                    return (codePoint + delta) & 0xffff;
                }
                int glyph = cmap.getShort(ranges + i + range + 2 * (codePoint - start)) & 0xffff;
                return glyph == 0 ? 0 : (glyph + delta) & 0xffff;
            }
            return 0;
        };
    }
}
