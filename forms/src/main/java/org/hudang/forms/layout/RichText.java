package org.hudang.forms.layout;

import java.util.ArrayList;
import java.util.List;
import org.hudang.forms.Weight;

/**
 * Text of one paragraph as runs of weights. Data never carries marks: an asterisk is an asterisk.
 *
 * @param spans in order
 */
public record RichText(List<Span> spans) {
    public RichText {
        spans = List.copyOf(spans);
    }

    /** Text in the style's own weight. */
    public static RichText of(String text) {
        return new RichText(List.of(new Span(text, Weight.REGULAR)));
    }

    /** Bold text. */
    public static RichText bold(String text) {
        return new RichText(List.of(new Span(text, Weight.BOLD)));
    }

    /** This, then more. */
    public RichText then(RichText more) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(more.spans);
        return new RichText(all);
    }

    /** This, then text in the style's own weight. */
    public RichText then(String text) {
        return then(of(text));
    }

    /** The text without weights. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        spans.forEach(s -> plain.append(s.text()));
        return plain.toString();
    }
}
