package org.hudang.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The invented people of the samples, as files tell of them. */
final class SamplePeople {
    /** 张样例, head of the family of four. */
    static final String FAMILY_HEAD = "99900119850621017X";

    /** Head of the household of one. */
    static final String OLD_PERSON = "999001194803120113";

    /** Head of the household in need far from home, whose certificate was withdrawn. */
    static final String EMERGENCY_HEAD = "999001199002170711";

    private SamplePeople() {}

    /** Every identity and telephone number that stands in a description of a household. */
    static Set<String> numbers() {
        Set<String> numbers = new TreeSet<>();
        people().forEach(person -> Stream.of("documentNumber", "phone")
                .map(field -> person.path(field).asText())
                .filter(number -> !number.isEmpty())
                .forEach(numbers::add));
        return numbers;
    }

    private static List<JsonNode> people() {
        try (Stream<Path> folders = Files.list(OpenHouse.SAMPLES)) {
            return folders.map(folder -> folder.resolve("household.json"))
                    .filter(Files::exists)
                    .flatMap(SamplePeople::members)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> members(Path household) {
        try {
            return new ObjectMapper()
                    .readTree(household.toFile())
                    .required("members")
                    .valueStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
