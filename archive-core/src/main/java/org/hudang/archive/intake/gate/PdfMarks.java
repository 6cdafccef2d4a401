package org.hudang.archive.intake.gate;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hudang.archive.intake.IntakeCode;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the dictionaries of a PDF, in any revision and whether used or not, for what quarantines a file; the least code
 * found is the one that is told.
 */
final class PdfMarks {
    /** Actions (ISO 32000-1, 12.6.4) that reach beyond the page: quarantined. */
    private static final Set<String> ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "SubmitForm",
            "ImportData",
            "ResetForm",
            "GoToR",
            "GoToE",
            "Thread",
            "Rendition",
            "RichMediaExecute",
            "Movie",
            "Sound",
            "Hide",
            "GoTo3DView");

    private static final Set<String> ACTIVE_ANNOTATIONS = Set.of("RichMedia", "Movie", "Sound", "Screen", "3D");
    private static final Set<String> ACTIVE_KEYS =
            Set.of("JavaScript", "JS", "AA", "RichMediaContent", "RichMediaSettings", "RichMediaExecute");
    private static final Set<String> EMBEDDED_KEYS = Set.of("EmbeddedFiles", "EF", "Collection");
    private static final List<String> BOXES = List.of("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox");

    private final EnumSet<IntakeCode> found = EnumSet.noneOf(IntakeCode.class);
    private final Set<Integer> openActions = new HashSet<>();

    /** Looks at one dictionary. */
    void look(Map<String, Object> dictionary) {
        for (Map.Entry<String, Object> entry : dictionary.entrySet()) {
            key(entry.getKey(), entry.getValue());
        }
        if (is(dictionary, "Subtype", "Form") && dictionary.containsKey("Ref")) {
            found.add(IntakeCode.EXTERNAL_CONTENT);
        }
        for (String box : BOXES) {
            box(dictionary.get(box));
        }
    }

    private void key(String key, Object value) {
        if (ACTIVE_KEYS.contains(key)) {
            found.add(IntakeCode.ACTIVE_CONTENT);
        } else if (EMBEDDED_KEYS.contains(key)) {
            found.add(IntakeCode.EMBEDDED_FILE);
        } else {
            switch (key) {
                case "S" -> action(value);
                case "Encrypt" -> found.add(IntakeCode.ENCRYPTED);
                case "XFA" -> found.add(IntakeCode.XFA_FORM);
                case "OPI" -> found.add(IntakeCode.EXTERNAL_CONTENT);
                case "OpenAction" -> openAction(value);
                case "Type", "Subtype" -> kind(value);
                case "OFF", "AS" -> layers(key, value);
                case "BaseState" -> {
                    if (!(value instanceof PdfLexer.Name name && name.value().equals("ON"))) {
                        found.add(IntakeCode.HIDDEN_LAYERS);
                    }
                }
                default -> {}
            }
        }
    }

    /** An object that is only a name may be the indirect value of an action's {@code S}. */
    void action(Object value) {
        if (value instanceof PdfLexer.Name name) {
            if (ACTIONS.contains(name.value())) {
                found.add(IntakeCode.ACTIVE_CONTENT);
            } else if (name.value().equals("SetOCGState")) {
                found.add(IntakeCode.HIDDEN_LAYERS);
            }
        }
    }

    private void kind(Object value) {
        if (value instanceof PdfLexer.Name name) {
            if (ACTIVE_ANNOTATIONS.contains(name.value())) {
                found.add(IntakeCode.ACTIVE_CONTENT);
            } else if (name.value().equals("FileAttachment") || name.value().equals("EmbeddedFile")) {
                found.add(IntakeCode.EMBEDDED_FILE);
            }
        }
    }

    /** A destination or a plain GoTo may open with the file; nothing else. */
    private void openAction(Object value) {
        if (value instanceof PdfLexer.Ref ref) {
            openActions.add(ref.number());
        } else if (value instanceof Map<?, ?> action && !isGoTo(action)) {
            found.add(IntakeCode.ACTIVE_CONTENT);
        }
    }

    /** Looks at objects that an OpenAction refers to, once all objects are known by number. */
    void resolve(Map<Integer, List<Object>> objects) {
        for (int number : openActions) {
            for (Object value : objects.getOrDefault(number, List.of())) {
                if ((value instanceof Map<?, ?> action && !isGoTo(action)) || value instanceof PdfLexer.Ref) {
                    found.add(IntakeCode.ACTIVE_CONTENT);
                }
            }
        }
    }

    private static boolean isGoTo(Map<?, ?> action) {
        return action.get("S") instanceof PdfLexer.Name name && name.value().equals("GoTo");
    }

    private void layers(String key, Object value) {
        boolean some = value instanceof List<?> list && !list.isEmpty();
        boolean unseen = value instanceof PdfLexer.Ref && key.equals("OFF");
        if (some || unseen) {
            found.add(IntakeCode.HIDDEN_LAYERS);
        }
    }

    /** The dictionary of a stream: content from another file, and the claimed size of a picture. */
    void stream(Map<String, Object> dictionary, Map<Integer, List<Object>> objects) {
        if (dictionary.containsKey("F") || dictionary.containsKey("FFilter")) {
            found.add(IntakeCode.EXTERNAL_CONTENT);
        }
        if (is(dictionary, "Subtype", "Image")) {
            long width = number(dictionary.get("Width"), objects);
            long height = number(dictionary.get("Height"), objects);
            if (width > 0 && height > 0) {
                Limits.checkPixels(width, height);
            }
        }
    }

    private static long number(@Nullable Object value, Map<Integer, List<Object>> objects) {
        if (value instanceof Double number) {
            return number.longValue();
        }
        long largest = 0;
        if (value instanceof PdfLexer.Ref ref) {
            for (Object each : objects.getOrDefault(ref.number(), List.of())) {
                largest = each instanceof Double number ? Math.max(largest, number.longValue()) : largest;
            }
        }
        return largest;
    }

    private void box(@Nullable Object value) {
        if (value instanceof List<?> corners && corners.size() == 4) {
            double[] c = new double[4];
            for (int i = 0; i < 4; i++) {
                c[i] = corners.get(i) instanceof Double number ? number : 0;
            }
            if (Math.abs(c[2] - c[0]) > Limits.BOX || Math.abs(c[3] - c[1]) > Limits.BOX) {
                throw Stop.refuse(IntakeCode.BOX_LIMIT, Limits.BOX);
            }
        }
    }

    void add(IntakeCode code) {
        found.add(code);
    }

    boolean encrypted() {
        return found.contains(IntakeCode.ENCRYPTED);
    }

    /** Quarantines the file when something was found. */
    void conclude() {
        if (!found.isEmpty()) {
            throw Stop.quarantine(found.iterator().next());
        }
    }

    static boolean is(Map<String, Object> dictionary, String key, String name) {
        return dictionary.get(key) instanceof PdfLexer.Name value
                && value.value().equals(name);
    }
}
