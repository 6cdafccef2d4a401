package org.hudang.forms.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.hudang.forms.PaperKind;
import org.hudang.forms.TemplateBroken;
import org.hudang.forms.TemplateCode;
import org.hudang.forms.TemplateUnknown;
import org.hudang.forms.TemplateVersion;

/** All template versions of the jar, as listed in its index. */
public final class TemplateShelf {
    private static final String FOLDER = "/org/hudang/forms/template/";

    private final Map<PaperKind, List<Template>> templates = new EnumMap<>(PaperKind.class);

    private TemplateShelf() {}

    /** Reads every version. */
    public static TemplateShelf open() {
        TemplateShelf shelf = new TemplateShelf();
        Properties index = read("index");
        for (PaperKind kind : PaperKind.values()) {
            List<Template> versions = new ArrayList<>();
            for (String code : index.getProperty(kind.name(), "").split(" ", -1)) {
                versions.add(template(kind, code));
            }
            versions.sort(Comparator.comparing(t -> t.version().effective()));
            shelf.templates.put(kind, List.copyOf(versions));
        }
        return shelf;
    }

    /** One version of a kind. */
    public Template template(PaperKind kind, TemplateCode code) {
        return of(kind).stream()
                .filter(t -> t.version().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new TemplateUnknown(kind, code.value(), known(kind)));
    }

    /** The version in force on a day. */
    public TemplateVersion inForce(PaperKind kind, LocalDate on) {
        return of(kind).stream()
                .map(Template::version)
                .filter(v -> !v.effective().isAfter(on))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new TemplateUnknown(kind, on.toString(), known(kind)));
    }

    /** All versions of a kind, oldest first. */
    public List<TemplateVersion> versions(PaperKind kind) {
        return of(kind).stream().map(Template::version).toList();
    }

    private List<Template> of(PaperKind kind) {
        return templates.getOrDefault(kind, List.of());
    }

    private String known(PaperKind kind) {
        return String.join(
                " ", of(kind).stream().map(t -> t.version().code().value()).toList());
    }

    private static Template template(PaperKind kind, String code) {
        Properties texts = read(code);
        try {
            LocalDate effective = LocalDate.parse(texts.getProperty("effective", ""));
            return new Template(new TemplateVersion(new TemplateCode(code), kind, effective), texts);
        } catch (DateTimeException e) {
            throw (TemplateBroken) new TemplateBroken(code, "no effective date").initCause(e);
        }
    }

    private static Properties read(String name) {
        Properties texts = new Properties();
        try (InputStream in = TemplateShelf.class.getResourceAsStream(FOLDER + name + ".properties")) {
            if (in == null) {
                throw new TemplateBroken(name, "not in the jar");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw (TemplateBroken) new TemplateBroken(name, "cannot be read").initCause(e);
        }
    }
}
