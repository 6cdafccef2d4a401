package org.hudang.signing.verify.structure;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;
import org.hudang.signing.verify.structure.PdfValue.Arr;
import org.hudang.signing.verify.structure.PdfValue.Dict;
import org.hudang.signing.verify.structure.PdfValue.Name;
import org.hudang.signing.verify.structure.PdfValue.Num;
import org.hudang.signing.verify.structure.PdfValue.Stream;

/** Inflates cross-reference and object streams: FlateDecode with or without a PNG predictor, or no filter at all. */
final class StreamDecoder {
    /** Bytes inflated between two looks at the budget; what a stream claims of its length reserves no more memory. */
    private static final int PIECE = 1 << 16;

    private static final int FIRST_BUFFER = 1024;

    private final byte[] file;
    private final Budget budget;

    StreamDecoder(byte[] file, Budget budget) {
        this.file = file;
        this.budget = budget;
    }

    byte[] decode(Stream stream) {
        if (stream.length() < 0) {
            throw Unjudged.malformed(stream.start(), "endstream");
        }
        PdfValue filter = single(stream.dict().get("Filter"), stream.start());
        if (filter instanceof PdfValue.Null) {
            budget.inflated(stream.length());
            byte[] raw = new byte[stream.length()];
            System.arraycopy(file, stream.start(), raw, 0, raw.length);
            return raw;
        }
        if (!(filter instanceof Name name) || !name.text().equals("FlateDecode")) {
            throw Unjudged.malformed(stream.start(), "FlateDecode");
        }
        byte[] data = inflate(stream);
        PdfValue parameters = single(stream.dict().get("DecodeParms"), stream.start());
        return parameters instanceof Dict dict ? unpredict(data, dict, stream.start()) : data;
    }

    private static PdfValue single(PdfValue value, int offset) {
        if (value instanceof Arr array) {
            if (array.items().size() > 1) {
                throw Unjudged.malformed(offset, "one filter");
            }
            return array.items().isEmpty() ? PdfValue.NULL : array.items().get(0);
        }
        return value;
    }

    private byte[] inflate(Stream stream) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, stream.start(), stream.length());
            byte[] out = new byte[(int) Math.min(PIECE, FIRST_BUFFER + 6L * stream.length())];
            int size = 0;
            while (!inflater.finished()) {
                if (size == out.length) {
                    out = Arrays.copyOf(out, (int) Math.min(Integer.MAX_VALUE - 8, 2L * size));
                }
                int count = inflater.inflate(out, size, Math.min(PIECE, out.length - size));
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary() || size == out.length)) {
                    throw Unjudged.malformed(stream.start(), "complete data");
                }
                budget.inflated(count);
                size += count;
            }
            return size == out.length ? out : Arrays.copyOf(out, size);
        } catch (DataFormatException e) {
            throw Unjudged.malformed(stream.start(), "deflated data");
        } finally {
            inflater.end();
        }
    }

    private static byte[] unpredict(byte[] data, Dict parameters, int offset) {
        int predictor = number(parameters, "Predictor", 1);
        if (predictor == 1) {
            return data;
        }
        int colors = number(parameters, "Colors", 1);
        int bits = number(parameters, "BitsPerComponent", 8);
        int columns = number(parameters, "Columns", 1);
        if (predictor < 10 || bits != 8 || colors < 1 || colors > 4 || columns < 1 || columns > 4096) {
            throw Unjudged.malformed(offset, "predictor");
        }
        int width = colors * columns;
        int rows = data.length / (width + 1);
        byte[] out = new byte[rows * width];
        for (int row = 0; row < rows; row++) {
            int in = row * (width + 1);
            for (int i = 0; i < width; i++) {
                int at = row * width + i;
                int left = i >= colors ? out[at - colors] & 0xff : 0;
                int up = row > 0 ? out[at - width] & 0xff : 0;
                int corner = row > 0 && i >= colors ? out[at - width - colors] & 0xff : 0;
                int add = switch (data[in]) {
                    case 0 -> 0;
                    case 1 -> left;
                    case 2 -> up;
                    case 3 -> (left + up) / 2;
                    case 4 -> paeth(left, up, corner);
                    default -> throw Unjudged.malformed(offset, "predictor row");
                };
                out[at] = (byte) (data[in + 1 + i] + add);
            }
        }
        return out;
    }

    private static int paeth(int left, int up, int corner) {
        int estimate = left + up - corner;
        int toLeft = Math.abs(estimate - left);
        int toUp = Math.abs(estimate - up);
        int toCorner = Math.abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }

    private static int number(Dict dict, String key, int otherwise) {
        return dict.get(key) instanceof Num number ? number.asIndex() : otherwise;
    }
}
