package org.hudang.server.docs;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every stable code there is: where a class makes it, and its sentences in the bundles.
 *
 * @param module where it is made
 * @param code for example {@code AR-012}
 * @param causes places that make it, by class, or by constant where an enumeration holds it
 */
record ErrorCodes(String module, String code, List<Cause> causes) {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}-\\d{3}(-[A-Z_]+)?");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Z]{2}-\\d{3})(-?)\"");
    private static final Pattern CONSTANT =
            Pattern.compile("^ {4,8}([A-Z_]+)\\(\"[A-Z]{2}-\\d{3}\"", Pattern.MULTILINE);

    /**
     * A place in the code that makes a code.
     *
     * @param type simple name of the class, with the constant where there is one
     * @param file source file
     * @param constructor whether the constructor of an exception makes it; several constructors of one class are one cause
     */
    record Cause(String type, Path file, boolean constructor) {}

    /** What classes of the application make, by code. */
    static Map<String, ErrorCodes> made() {
        Map<String, ErrorCodes> all = new TreeMap<>();
        for (String module : Tree.PRODUCT) {
            for (Path file : Tree.sources(module)) {
                collect(module, file, all);
            }
        }
        return all;
    }

    private static void collect(String module, Path file, Map<String, ErrorCodes> all) {
        String source = Tree.read(file);
        String type = file.getFileName().toString().replace(".java", "");
        Matcher literal = LITERAL.matcher(source);
        while (literal.find()) {
            boolean constructor =
                    source.substring(0, literal.start()).stripTrailing().endsWith("super(");
            if (literal.group(2).isEmpty()) {
                String constant = constantAt(source, literal.start());
                add(all, module, literal.group(1), new Cause(type + constant, file, constructor));
            } else {
                for (String rule : rules(file)) {
                    Cause cause = new Cause(type + "." + rule, file, constructor);
                    add(all, module, literal.group(1) + "-" + rule, cause);
                }
            }
        }
    }

    private static void add(Map<String, ErrorCodes> all, String module, String code, Cause cause) {
        all.computeIfAbsent(code, key -> new ErrorCodes(module, code, new ArrayList<>()))
                .causes()
                .add(cause);
    }

    /** The constant of an enumeration whose code stands here, or nothing. */
    private static String constantAt(String source, int at) {
        Matcher constant = CONSTANT.matcher(source);
        while (constant.find()) {
            if (constant.start() < at && at < constant.end()) {
                return "." + constant.group(1);
            }
        }
        return "";
    }

    /** The constants that end the codes of a class with several rules: those of its one enumeration. */
    private static List<String> rules(Path file) {
        String path = file.toString();
        String name =
                path.substring(path.indexOf("org/hudang")).replace(".java", "").replace('/', '.');
        try {
            Class<?>[] enumerations = Arrays.stream(Class.forName(name).getDeclaredClasses())
                    .filter(Class::isEnum)
                    .toArray(Class<?>[]::new);
            if (enumerations.length != 1) {
                throw new AssertionError(name + " should have one enumeration of its rules");
            }
            return Arrays.stream(enumerations[0].getEnumConstants())
                    .map(rule -> ((Enum<?>) rule).name())
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** The sentences under codes, from all bundles of the application in this language; by code, {@code .next} included. */
    static Map<String, String> sentences(String language) {
        Map<String, String> all = new TreeMap<>();
        for (String module : Tree.PRODUCT) {
            Path resources = Tree.ROOT.resolve(module).resolve("src/main/resources");
            for (Path bundle : Tree.files(resources, "/messages" + language + ".properties")) {
                read(bundle).forEach((key, sentence) -> {
                    if (CODE.matcher(key.toString().replace(".next", "")).matches()
                            && all.put(key.toString(), sentence.toString()) != null) {
                        throw new AssertionError(key + " has two sentences");
                    }
                });
            }
        }
        return all;
    }

    private static Properties read(Path bundle) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(bundle)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
