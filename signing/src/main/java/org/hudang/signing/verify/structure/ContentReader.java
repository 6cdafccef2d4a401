package org.hudang.signing.verify.structure;

import java.util.ArrayList;
import java.util.List;
import org.hudang.signing.verify.finding.Budget;
import org.hudang.signing.verify.finding.Unjudged;

/** Reads a content stream (ISO 32000-2, 7.8.2) operator by operator; an image inside the stream ends the reading. */
public final class ContentReader {
    private static final int MOST_OPERANDS = 64;
    private static final int LONGEST_OPERATOR = 8;

    private ContentReader() {}

    /** Takes one operator with what stood before it. */
    public interface Operators {
        void take(String operator, List<PdfValue> operands);
    }

    public static void read(byte[] content, Budget budget, Operators operators) {
        ValueReader reader = new ValueReader(content, 0, content.length, budget);
        List<PdfValue> operands = new ArrayList<>();
        while (true) {
            budget.step();
            reader.skipSpace();
            int c = reader.peek();
            if (c < 0) {
                return;
            }
            if (isValue(c)) {
                operands.add(reader.read());
                if (operands.size() > MOST_OPERANDS) {
                    throw Unjudged.malformed(reader.position(), "operator");
                }
            } else {
                String word = word(reader);
                switch (word) {
                    case "true", "false" -> operands.add(new PdfValue.Bool(word.equals("true")));
                    case "null" -> operands.add(PdfValue.NULL);
                    default -> {
                        operators.take(word, operands);
                        operands.clear();
                    }
                }
            }
        }
    }

    private static boolean isValue(int c) {
        return ValueReader.isDigit(c)
                || c == '+'
                || c == '-'
                || c == '.'
                || c == '/'
                || c == '('
                || c == '['
                || c == '<';
    }

    private static String word(ValueReader reader) {
        StringBuilder word = new StringBuilder();
        while (ValueReader.isRegular(reader.peek()) && word.length() <= LONGEST_OPERATOR) {
            word.append((char) reader.next());
        }
        if (word.length() == 0
                || word.length() > LONGEST_OPERATOR
                || word.toString().equals("BI")) {
            throw Unjudged.malformed(reader.position(), "operator");
        }
        return word.toString();
    }
}
