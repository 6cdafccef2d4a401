package org.hudang.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.casework.application.OpenApplication.Circumstances;
import org.hudang.forms.Declaration;

/**
 * A synthetic household as it lies under samples/.
 *
 * @param folder where its files are
 * @param key its name there
 * @param township code of the township
 * @param village name of the village
 * @param address down to the community
 * @param programme DB, TK or LS
 * @param volumeTitle title of its approval volume
 * @param people its members, the head first
 * @param application what its head states on the application form
 * @param materials its papers
 */
record Sample(
        Path folder,
        String key,
        String township,
        String village,
        String address,
        String programme,
        String volumeTitle,
        List<Person> people,
        Said application,
        List<Material> materials) {

    /**
     * What the applicant states.
     *
     * @param registeredAt address of the household register
     * @param reason why
     * @param declaration income and property
     * @param people how the other members fare, by their keys
     */
    record Said(String registeredAt, String reason, Declaration declaration, Map<String, Circumstances> people) {
        static Said of(JsonNode json) {
            Map<String, Circumstances> people = new LinkedHashMap<>();
            json.required("people")
                    .properties()
                    .forEach(one -> people.put(
                            one.getKey(),
                            new Circumstances(text(one.getValue(), "condition"), text(one.getValue(), "income"))));
            JsonNode declared = json.required("declaration");
            return new Said(
                    text(json, "registeredAt"),
                    text(json, "reason"),
                    new Declaration(
                            text(declared, "wages"),
                            text(declared, "business"),
                            text(declared, "property"),
                            text(declared, "transfers"),
                            text(declared, "deposits"),
                            text(declared, "housing"),
                            text(declared, "vehicles"),
                            text(declared, "spending")),
                    people);
        }
    }

    /**
     * A member.
     *
     * @param key name inside the sample
     * @param name full name
     * @param relation as the archive names it
     * @param document kind of the identity document
     * @param number its number
     * @param phone telephone
     * @param livesApart whether the person lives apart
     * @param guardian who signs instead
     * @param handwriting file with strokes
     */
    record Person(
            String key,
            String name,
            String relation,
            String document,
            String number,
            LocalDate birth,
            String phone,
            boolean livesApart,
            Optional<String> guardian,
            Optional<Path> handwriting) {}

    /**
     * A paper.
     *
     * @param file where it lies
     * @param kind kind of material
     * @param title its title
     * @param member whom it concerns
     * @param date of the paper
     * @param responsible who made it
     */
    record Material(
            Path file, String kind, String title, Optional<String> member, LocalDate date, String responsible) {}

    /** Reads a household's description. */
    static Sample read(Path folder) throws IOException {
        JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve("household.json")));
        List<Person> people = new ArrayList<>();
        for (JsonNode one : json.required("members")) {
            people.add(new Person(
                    text(one, "key"),
                    text(one, "name"),
                    text(one, "relation"),
                    text(one, "documentType"),
                    text(one, "documentNumber"),
                    LocalDate.parse(text(one, "birth")),
                    text(one, "phone"),
                    one.path("livesApart").asBoolean(),
                    optional(one, "guardian"),
                    optional(one, "handwriting").map(folder::resolve)));
        }
        List<Material> materials = new ArrayList<>();
        for (JsonNode one : json.required("materials")) {
            materials.add(new Material(
                    folder.resolve(text(one, "file")),
                    text(one, "kind"),
                    text(one, "title"),
                    optional(one, "member"),
                    LocalDate.parse(text(one, "date")),
                    text(one, "responsible")));
        }
        return new Sample(
                folder,
                text(json, "key"),
                text(json, "township"),
                text(json, "village"),
                text(json, "address"),
                text(json, "programme"),
                text(json, "volumeTitle"),
                people,
                Said.of(json.required("application")),
                materials);
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).asText();
    }

    private static Optional<String> optional(JsonNode json, String field) {
        return json.hasNonNull(field) ? Optional.of(json.get(field).asText()) : Optional.empty();
    }
}
