package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hudang.server.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Who may come where: every address of the web against every role. */
@ExtendWith(InOpenHouse.class)
class AccessTableTest {
    /**
     * Status for the signed-out, then for village worker, township clerk, township reviewer, bureau approver, seal
     * custodian, archivist, auditor and system administrator. 302 leads to the sign-in page, or from the start to the
     * search.
     */
    private static final String TABLE = table();

    private static final List<String> FOR_PROGRAMS = List.of("/api/", "/actuator/");

    private static final String FAILURE = "/error";

    private static final String NOTHING = "a".repeat(26);
    private static final String NO_VOLUME = "/api/v1/volumes/vol_" + "a".repeat(26);
    private static final String NO_HOUSEHOLD = "/households/hh_" + "a".repeat(26);
    private static final String NO_REPORT = "/volumes/vol_" + "a".repeat(26) + "/inspections/GD";
    private static final String NO_CASE = "/volumes/vol_" + "a".repeat(26) + "/case";
    private static final String NO_FILE = "{\"name\":\"a.txt\",\"bytes\":0,\"sha256\":\"00\"}";

    private static final String NO_UPLOAD = "/api/v1/uploads/upl_" + "a".repeat(26);

    private final OpenHouse house;

    AccessTableTest(OpenHouse house) {
        this.house = house;
    }

    private static String table() {
        try (InputStream table = AccessTableTest.class.getResourceAsStream("access-table.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_address_answers_each_role_as_the_table_says() {
        String found = new TreeSet<>(rows(addresses())).stream().collect(Collectors.joining("\n", "", "\n"));

        assertThat(found).isEqualTo(TABLE);
    }

    @Test
    void an_unknown_address_is_refused_as_a_closed_one_is() {
        for (String path : List.of("/admin", "/actuator/env", "/api/v1/people", "/households", "/hudang.properties")) {
            Answer signedOut = house.stranger().get(path);
            Answer signedIn = house.as(Role.TOWNSHIP_CLERK).get(path);

            boolean api = path.startsWith("/api/");
            assertThat(signedOut.status()).as(path).isEqualTo(api ? 401 : 302);
            assertThat(signedIn.status()).as(path).isEqualTo(path.equals("/households") ? 404 : 403);
        }
    }

    private List<String> addresses() {
        return house.web().getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(AccessTableTest::addresses)
                .filter(address -> !address.endsWith(FAILURE))
                .distinct()
                .toList();
    }

    private static Stream<String> addresses(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .flatMap(pattern -> methods(info).map(method -> "%-4s %s".formatted(method, pattern)));
    }

    private static Stream<String> methods(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Stream.of("ANY") : methods.stream().map(RequestMethod::name);
    }

    private List<String> rows(List<String> addresses) {
        List<String> rows = new ArrayList<>();
        for (String address : addresses) {
            StringBuilder row = new StringBuilder("%-49s out %s ".formatted(address, ask(address, house.stranger())));
            for (Role role : Role.values()) {
                row.append(" ").append(word(role)).append(" ").append(ask(address, house.as(role)));
            }
            rows.add(row.toString());
        }
        return rows;
    }

    private static String word(Role role) {
        return switch (role) {
            case VILLAGE_WORKER -> "vil";
            case TOWNSHIP_CLERK -> "cle";
            case TOWNSHIP_REVIEWER -> "rev";
            case BUREAU_APPROVER -> "app";
            case SEAL_CUSTODIAN -> "cus";
            case ARCHIVIST -> "arc";
            case AUDITOR -> "aud";
            case SYSTEM_ADMINISTRATOR -> "adm";
        };
    }

    /** Asks so that only the right to ask can be missing: with the token of the session, and for what is there. */
    private String ask(String address, Visitor visitor) {
        String method = address.substring(0, address.indexOf(' '));
        String path = Optional.ofNullable(
                        places().get(address.substring(address.indexOf(' ')).strip()))
                .orElseThrow(() -> new AssertionError("no place to try " + address));
        visitor.accepting(
                FOR_PROGRAMS.stream().anyMatch(path::startsWith) ? "application/json, text/plain" : "text/html");
        Answer answer = switch (method + " " + path.replaceAll("(hh|ben|vol|itm|req|hld|dsp)_\\w+", "…")) {
            case "POST /v" -> visitor.postParts(path, Map.of("text", "1"), "file", "", new byte[0]);
            case "POST /api/v1/verifications" -> visitor.postJson(path, "{\"text\":\"1\"}");
            case "POST /api/v1/verifications/notes" ->
                visitor.postJson(path, "{\"certificate\":\"cer_" + "a".repeat(26) + "\"}");
            case "POST /internal/commands" -> visitor.postJson(path, "{\"arguments\":[\"config\",\"show\"]}");
            case "POST /api/v1/volumes/…/case" -> visitor.postJson(path, "{\"business\":\"NEW\"}");
            case "POST /api/v1/volumes/…/close" ->
                visitor.postJson(path, "{\"outcome\":\"CONFIRMED\",\"on\":\"2026-11-01\"}");
            case "POST /api/v1/households/…/package",
                    "POST /api/v1/volumes/…/reopen",
                    "POST /api/v1/volumes/…/inspections/GD" -> visitor.postJson(path, "{\"reason\":\"样例\"}");
            case "POST /api/v1/benefits" -> visitor.postTable(path, "no table");
            case "POST /api/v1/benefits/…/stop" -> visitor.postJson(path, "{\"on\":\"2026-11-01\",\"reason\":\"样例\"}");
            case "POST /api/v1/households/…/benefits" ->
                visitor.postJson(
                        path,
                        "{\"programme\":\"DB\",\"level\":\"A\",\"people\":0,\"from\":\"2026-11-01\","
                                + "\"nextReview\":\"2027-11-01\"}");
            case "POST /packages", "POST /households/…/intake" ->
                visitor.postParts(path, Map.of("_csrf", visitor.token()), "file", "", new byte[0]);
            case "POST /packages/upl_aaaaaaaaaaaaaaaaaaaaaaaaaa/take",
                    "POST /packages/upl_aaaaaaaaaaaaaaaaaaaaaaaaaa/drop",
                    "POST /households/…/package",
                    "POST /households/…/intake/filings",
                    "POST /households/…/intake/upl_aaaaaaaaaaaaaaaaaaaaaaaaaa/drop" -> visitor.post(path, Map.of());
            default -> askOfTray(method, path, visitor);
        };
        return String.valueOf(answer.status());
    }

    /** A body that only whoever may send it is told about. */
    private static String unfit(String path) {
        if (path.endsWith("/arriving")) {
            return "{\"name\":\"a.zip\",\"bytes\":0,\"township\":\"none\"}";
        }
        return path.endsWith("/filings") ? "{}" : NO_FILE;
    }

    private static Answer askOfSets(String path, Visitor visitor) {
        return path.startsWith("/api/")
                ? visitor.postJson(path, path.endsWith("/off") ? "{\"reason\":\"样例\"}" : "{}")
                : visitor.post(path, Map.of("reason", "样例"));
    }

    /** What is on its way in. */
    private static Answer askOfTray(String method, String path, Visitor visitor) {
        return switch (method + " " + path.replaceAll("(hh|ben|vol|itm|req|hld|dsp)_\\w+", "…")) {
            case "POST /api/v1/households/…/uploads",
                    "POST /api/v1/households/…/filings",
                    "POST /api/v1/packages/arriving" ->
                visitor.send(
                        method,
                        path,
                        BodyPublishers.ofString(unfit(path)),
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "k",
                        "X-XSRF-TOKEN",
                        visitor.token());
            case "PUT /api/v1/uploads/upl_aaaaaaaaaaaaaaaaaaaaaaaaaa/parts/0",
                    "PUT /api/v1/packages/arriving/upl_aaaaaaaaaaaaaaaaaaaaaaaaaa/parts/0" ->
                visitor.send(
                        method,
                        path,
                        BodyPublishers.ofString("x"),
                        "Content-Type",
                        "application/octet-stream",
                        "Content-Digest",
                        "sha-256=:LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=:",
                        "X-XSRF-TOKEN",
                        visitor.token());
            case "POST /api/v1/uploads/upl_aaaaaaaaaaaaaaaaaaaaaaaaaa/complete",
                    "DELETE /api/v1/uploads/upl_aaaaaaaaaaaaaaaaaaaaaaaaaa" ->
                visitor.send(method, path, BodyPublishers.noBody(), "X-XSRF-TOKEN", visitor.token());
            case "POST /api/v1/packages?township=none" ->
                visitor.send(
                        method,
                        path,
                        BodyPublishers.ofString("x"),
                        "Content-Type",
                        "application/octet-stream",
                        "X-XSRF-TOKEN",
                        visitor.token());
            default -> path.contains("/single-sets/") ? askOfSets(path, visitor) : askOfLife(method, path, visitor);
        };
    }

    /** What became of papers after they were filed. */
    private static Answer askOfLife(String method, String path, Visitor visitor) {
        boolean certificates = path.contains("/certificates") || path.startsWith("/card");
        if (method.equals("POST") && (certificates || path.endsWith("/identity-checks"))) {
            return path.startsWith("/api/") ? visitor.postJson(path, "{}") : visitor.post(path, Map.of());
        }
        if (method.equals("POST") && path.contains("/inspections/")) {
            return askOfReports(path, visitor);
        }
        return switch (method + " " + path.replaceAll("(hh|ben|vol|itm|req|hld|dsp)_\\w+", "…")) {
            case "POST /households/…/file.pdf",
                    "POST /api/v1/households/…/file.pdf",
                    "POST /volumes/…/case",
                    "POST /volumes/…/case/close",
                    "POST /volumes/…/case/reopen" -> visitor.post(path, Map.of());
            case "POST /api/v1/requests/…/answer" ->
                visitor.postJson(path, "{\"outcome\":\"GRANTED\",\"reason\":\"样例\"}");
            case "POST /api/v1/holds/…/release",
                    "POST /api/v1/retention/…/refuse",
                    "POST /api/v1/retention/…/approve" -> visitor.postJson(path, "{\"reason\":\"样例\"}");
            case "POST /api/v1/destructions",
                    "POST /api/v1/destructions/XH-1949-0001/carry-out",
                    "POST /api/v1/destructions/XH-1949-0001/file",
                    "POST /api/v1/destructions/XH-1949-0001/withdraw",
                    "POST /api/v1/retention",
                    "POST /api/v1/items/…/arrangement",
                    "POST /api/v1/households/…/holds",
                    "POST /api/v1/households/…/requests",
                    "POST /api/v1/households/…/arise",
                    "POST /api/v1/households/…/move" -> visitor.postJson(path, "{}");
            case "POST /destructions",
                    "POST /destructions/XH-1949-0001/carry-out",
                    "POST /destructions/XH-1949-0001/file",
                    "POST /destructions/XH-1949-0001/withdraw",
                    "POST /households/…/holds",
                    "POST /households/…/arise",
                    "POST /households/…/move",
                    "POST /households/…/holds/…/release",
                    "POST /households/…/requests",
                    "POST /items/…/arrange",
                    "POST /items/…/paper",
                    "POST /requests/…/answer",
                    "POST /retention/…/approve",
                    "POST /retention/…/refuse" -> visitor.post(path, Map.of("reason", "样例", "outcome", "GRANTED"));
            case "PUT /api/v1/items/…/paper" ->
                visitor.send(
                        method,
                        path,
                        BodyPublishers.ofString("{}"),
                        "Content-Type",
                        "application/json",
                        "X-XSRF-TOKEN",
                        visitor.token());
            default -> visitor.send(method, path, BodyPublishers.noBody());
        };
    }

    /** Reports on inspections, what people decide about them, and their seals. */
    private static Answer askOfReports(String path, Visitor visitor) {
        if (!path.startsWith("/api/")) {
            return visitor.post(path, Map.of("reason", "样例"));
        }
        if (path.endsWith("/judgements")) {
            return visitor.postJson(path, "{\"report\":\"GD-1\"}");
        }
        return visitor.postJson(
                path, path.endsWith("/paper") ? "{\"seal\":\"sel_" + NOTHING + "\"}" : "{\"reason\":\"样例\"}");
    }

    private static Map<String, String> placesOfPackages() {
        String none = "upl_" + NOTHING;
        return Map.of(
                "/api/v1/packages",
                "/api/v1/packages?township=none",
                "/packages",
                "/packages",
                "/packages/{id}",
                "/packages/" + none,
                "/packages/{id}/take",
                "/packages/" + none + "/take",
                "/packages/{id}/drop",
                "/packages/" + none + "/drop",
                "/api/v1/packages/arriving",
                "/api/v1/packages/arriving",
                "/api/v1/packages/arriving/{id}/parts/{offset}",
                "/api/v1/packages/arriving/" + none + "/parts/0");
    }

    private Map<String, String> places() {
        var family = house.demoHousehold(SamplePeople.FAMILY_HEAD);
        var picture = family.volumes().get(0).items().stream()
                .filter(item -> item.original().mediaType().startsWith("image/jpeg"))
                .findFirst()
                .orElseThrow();
        String number = family.household().number().value();
        Map<String, String> all =
                new HashMap<>(placesOfLife(number, picture.id().value()));
        List.of(placesOfRules(), placesOfPackages(), placesOfChecking(), placesOfCertificates(number))
                .forEach(all::putAll);
        all.putAll(Map.ofEntries(
                Map.entry("/", "/"),
                Map.entry("/actuator", "/actuator"),
                Map.entry("/actuator/health", "/actuator/health"),
                Map.entry("/actuator/health/**", "/actuator/health/liveness"),
                Map.entry("/actuator/prometheus", "/actuator/prometheus"),
                Map.entry("/api/v1/households/{number}/benefits", "/api/v1/households/" + number + "/benefits"),
                Map.entry("/api/v1/households/{number}/filings", "/api/v1/households/" + number + "/filings"),
                Map.entry("/api/v1/households/{number}/package", "/api/v1" + NO_HOUSEHOLD + "/package"),
                Map.entry("/households/{number}/package", NO_HOUSEHOLD + "/package"),
                Map.entry("/api/v1/households/{number}/origins", "/api/v1" + NO_HOUSEHOLD + "/origins"),
                Map.entry("/api/v1/households/{number}/uploads", "/api/v1/households/" + number + "/uploads"),
                Map.entry("/api/v1/items/{id}/pages", "/api/v1/items/" + picture.id() + "/pages"),
                Map.entry("/api/v1/items/{id}/pages/{page}", "/api/v1/items/" + picture.id() + "/pages/1"),
                Map.entry("/api/v1/uploads/{id}", NO_UPLOAD),
                Map.entry("/api/v1/uploads/{id}/complete", NO_UPLOAD + "/complete"),
                Map.entry("/api/v1/uploads/{id}/parts/{offset}", NO_UPLOAD + "/parts/0"),
                Map.entry("/households/{number}/intake", "/households/" + number + "/intake"),
                Map.entry("/households/{number}/intake/filings", "/households/" + number + "/intake/filings"),
                Map.entry(
                        "/households/{number}/intake/{upload}/drop",
                        "/households/" + number + "/intake/upl_" + "a".repeat(26) + "/drop"),
                Map.entry("/api/v1/benefits", "/api/v1/benefits"),
                Map.entry("/api/v1/benefits/{id}/stop", "/api/v1/benefits/ben_" + "a".repeat(26) + "/stop"),
                Map.entry("/api/v1/volumes/{id}/checklist", NO_VOLUME + "/checklist"),
                Map.entry("/api/v1/volumes/{id}/case", NO_VOLUME + "/case"),
                Map.entry("/api/v1/volumes/{id}/close", NO_VOLUME + "/close"),
                Map.entry("/api/v1/volumes/{id}/reopen", NO_VOLUME + "/reopen"),
                Map.entry("/api/v1/volumes/{id}/inspections/{stage}", NO_VOLUME + "/inspections/GD"),
                Map.entry("/internal/commands", "/internal/commands"),
                Map.entry("/find", "/find?q=cyl"),
                Map.entry("/households/{number}", "/households/" + number),
                Map.entry("/items/{id}", "/items/" + picture.id().value()),
                Map.entry("/items/{id}/pages/{page}", "/items/" + picture.id().value() + "/pages/1"),
                Map.entry(
                        "/renditions/{id}",
                        "/renditions/" + picture.original().id().value()),
                Map.entry("/sign-in", "/sign-in"),
                Map.entry("/look", "/look"),
                Map.entry(
                        "/volumes/{id}/inspections/{stage}",
                        NO_VOLUME.substring("/api/v1".length()) + "/inspections/GD"),
                Map.entry("/volumes/{id}/sheets", NO_VOLUME.substring("/api/v1".length()) + "/sheets"),
                Map.entry("/v", "/v")));
        return all;
    }

    private static Map<String, String> placesOfCertificates(String number) {
        Map<String, String> places = new HashMap<>();
        String none = "/certificates/cer_" + NOTHING;
        for (String at : List.of("", "/api/v1")) {
            for (String what : List.of("/certificates", "/identity-checks")) {
                places.put(at + "/households/{number}" + what, at + "/households/" + number + what);
            }
            places.put(at + "/certificates/{id}", at + none);
            for (String act : List.of(
                    "events",
                    "code.svg",
                    "suspension",
                    "resumption",
                    "revocation",
                    "revocation/approval",
                    "revocation/refusal",
                    "copies",
                    "paper/approval",
                    "paper/refusal",
                    "card",
                    "card/end")) {
                places.put(at + "/certificates/{id}/" + act, at + none + "/" + act);
            }
        }
        List.of("/card", "/card/code", "/card/end", "/card/consent", "/card/consent/end", "/certificates")
                .forEach(at -> places.put(at, at));
        for (String at : List.of("", "/api/v1")) {
            for (String act : List.of("approval", "refusal")) {
                places.put(
                        at + "/certificates/{id}/copies/{copy}/" + act,
                        at + none + "/copies/cpy_" + NOTHING + "/" + act);
            }
        }
        places.put("/api/v1/certificates/waiting", "/api/v1/certificates/waiting");
        return places;
    }

    private static Map<String, String> placesOfChecking() {
        return Map.of(
                "/api/v1/verifications",
                "/api/v1/verifications",
                "/api/v1/verifications/notes",
                "/api/v1/verifications/notes",
                "/status-lists",
                "/status-lists",
                "/status-lists/{list}",
                "/status-lists/1",
                "/trust-list",
                "/trust-list");
    }

    private static Map<String, String> placesOfLife(String number, String item) {
        return Map.ofEntries(
                Map.entry("/api/v1/households/{number}/file.pdf", "/api/v1" + NO_HOUSEHOLD + "/file.pdf"),
                Map.entry("/households/{number}/file.pdf", NO_HOUSEHOLD + "/file.pdf"),
                Map.entry(
                        "/api/v1/volumes/{id}/inspections/{stage}/judgements",
                        NO_VOLUME + "/inspections/GD/judgements"),
                Map.entry("/volumes/{id}/inspections/{stage}/judgements", NO_REPORT + "/judgements"),
                Map.entry("/api/v1/volumes/{id}/inspections/{stage}/paper", NO_VOLUME + "/inspections/GD/paper"),
                Map.entry("/volumes/{id}/inspections/{stage}/paper", NO_REPORT + "/paper"),
                Map.entry(
                        "/api/v1/volumes/{id}/inspections/{stage}/paper/approve",
                        NO_VOLUME + "/inspections/GD/paper/approve"),
                Map.entry("/volumes/{id}/inspections/{stage}/paper/approve", NO_REPORT + "/paper/approve"),
                Map.entry(
                        "/api/v1/volumes/{id}/inspections/{stage}/paper/refuse",
                        NO_VOLUME + "/inspections/GD/paper/refuse"),
                Map.entry("/volumes/{id}/inspections/{stage}/paper/refuse", NO_REPORT + "/paper/refuse"),
                Map.entry(
                        "/api/v1/volumes/{id}/inspections/{stage}/paper.pdf", NO_VOLUME + "/inspections/GD/paper.pdf"),
                Map.entry("/volumes/{id}/inspections/{stage}/paper.pdf", NO_REPORT + "/paper.pdf"),
                Map.entry("/inspections", "/inspections"),
                Map.entry("/api/v1/inspections", "/api/v1/inspections"),
                Map.entry("/volumes/{id}/case", NO_CASE),
                Map.entry("/volumes/{id}/case/close", NO_CASE + "/close"),
                Map.entry("/volumes/{id}/case/reopen", NO_CASE + "/reopen"),
                Map.entry("/api/v1/households/{number}/holds", "/api/v1/households/" + number + "/holds"),
                Map.entry("/api/v1/households/{number}/requests", "/api/v1/households/" + number + "/requests"),
                Map.entry("/api/v1/items/{id}/arrangement", "/api/v1/items/" + item + "/arrangement"),
                Map.entry("/items/{id}/arrange", "/items/" + item + "/arrange"),
                Map.entry("/api/v1/items/{id}/paper", "/api/v1/items/" + item + "/paper"),
                Map.entry("/api/v1/requests", "/api/v1/requests"),
                Map.entry("/api/v1/requests/{id}/answer", "/api/v1/requests/req_" + NOTHING + "/answer"),
                Map.entry("/api/v1/households/{number}/arise", "/api/v1" + NO_HOUSEHOLD + "/arise"),
                Map.entry("/households/{number}/arise", NO_HOUSEHOLD + "/arise"),
                Map.entry("/api/v1/households/{number}/links", "/api/v1/households/" + number + "/links"),
                Map.entry("/api/v1/retention", "/api/v1/retention"),
                Map.entry("/api/v1/retention/{id}/approve", "/api/v1/retention/dsp_" + NOTHING + "/approve"),
                Map.entry("/api/v1/retention/{id}/refuse", "/api/v1/retention/dsp_" + NOTHING + "/refuse"),
                Map.entry("/api/v1/volumes/{id}/retention", NO_VOLUME + "/retention"),
                Map.entry("/api/v1/holds/{id}/release", "/api/v1/holds/hld_" + NOTHING + "/release"),
                Map.entry("/households/{number}/holds", "/households/" + number + "/holds"),
                Map.entry(
                        "/households/{number}/holds/{id}/release",
                        "/households/" + number + "/holds/hld_" + NOTHING + "/release"),
                Map.entry("/households/{number}/requests", "/households/" + number + "/requests"),
                Map.entry("/households/{number}/retention", "/households/" + number + "/retention"),
                Map.entry("/items/{id}/paper", "/items/" + item + "/paper"),
                Map.entry("/requests", "/requests"),
                Map.entry("/requests/{id}/answer", "/requests/req_" + NOTHING + "/answer"),
                Map.entry("/retention", "/retention"),
                Map.entry("/retention/{id}/approve", "/retention/dsp_" + NOTHING + "/approve"),
                Map.entry("/retention/{id}/refuse", "/retention/dsp_" + NOTHING + "/refuse"),
                Map.entry("/households/{number}/move", "/households/" + number + "/move"),
                Map.entry("/households/{number}/history", "/households/" + number + "/history"),
                Map.entry("/api/v1/households/{number}/history", "/api/v1/households/" + number + "/history"),
                Map.entry("/api/v1/households/{number}/move", "/api/v1/households/" + number + "/move"));
    }

    private static Map<String, String> placesOfRules() {
        Map<String, String> all = new HashMap<>(placesOfDestruction());
        for (String front : List.of("", "/api/v1")) {
            String sets = front + "/single-sets";
            all.put(sets, sets);
            for (String act : List.of("enter", "approve", "off")) {
                all.put(sets + "/{line}/" + act, sets + "/ZZ-NEW/" + act);
            }
        }
        return all;
    }

    private static Map<String, String> placesOfDestruction() {
        return Map.ofEntries(
                Map.entry("/api/v1/destructions", "/api/v1/destructions"),
                Map.entry("/api/v1/destructions/{number}", "/api/v1/destructions/XH-1949-0001"),
                Map.entry("/api/v1/destructions/{number}/carry-out", "/api/v1/destructions/XH-1949-0001/carry-out"),
                Map.entry("/api/v1/destructions/{number}/file", "/api/v1/destructions/XH-1949-0001/file"),
                Map.entry("/api/v1/destructions/{number}/withdraw", "/api/v1/destructions/XH-1949-0001/withdraw"),
                Map.entry("/destructions", "/destructions"),
                Map.entry("/destructions/{number}", "/destructions/XH-1949-0001"),
                Map.entry("/destructions/{number}/list.pdf", "/destructions/XH-1949-0001/list.pdf"),
                Map.entry("/destructions/{number}/carry-out", "/destructions/XH-1949-0001/carry-out"),
                Map.entry("/destructions/{number}/file", "/destructions/XH-1949-0001/file"),
                Map.entry("/destructions/{number}/withdraw", "/destructions/XH-1949-0001/withdraw"));
    }
}
