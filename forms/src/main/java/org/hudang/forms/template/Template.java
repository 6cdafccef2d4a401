package org.hudang.forms.template;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hudang.forms.TemplateBroken;
import org.hudang.forms.TemplateVersion;

/**
 * The texts of one template version. What stands in braces is replaced by data in one pass: data that looks like a
 * placeholder stays data.
 */
public final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z0-9]+)\\}");

    private final TemplateVersion version;
    private final Properties texts;

    Template(TemplateVersion version, Properties texts) {
        this.version = version;
        this.texts = texts;
    }

    public TemplateVersion version() {
        return version;
    }

    /** A text without placeholders. */
    public String text(String key) {
        return text(key, Map.of());
    }

    /** A text with its placeholders replaced; every placeholder needs a value. */
    public String text(String key, Map<String, String> values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new TemplateBroken(version.code().value(), "no text " + key);
        }
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new TemplateBroken(version.code().value(), key + " asks for " + matcher.group(1));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return texts.getProperty(key) != null;
    }

    /** The texts {@code prefix.1}, {@code prefix.2} … as far as they go. */
    public List<String> list(String prefix) {
        List<String> list = new ArrayList<>();
        while (has(prefix + "." + (list.size() + 1))) {
            list.add(text(prefix + "." + (list.size() + 1)));
        }
        if (list.isEmpty()) {
            throw new TemplateBroken(version.code().value(), "no texts " + prefix + ".1 …");
        }
        return list;
    }

    /** A date format of the template. */
    public DateTimeFormatter dates(String key) {
        return DateTimeFormatter.ofPattern(text(key), Locale.ROOT);
    }
}
