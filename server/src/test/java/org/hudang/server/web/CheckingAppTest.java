package org.hudang.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The parts of the public page as the build made them. */
@ExtendWith(InOpenHouse.class)
class CheckingAppTest {
    private static final int LARGEST_SCRIPT = 60_000;
    private static final int LARGEST_FIRST_VIEW = 100_000;
    private static final Pattern PART = Pattern.compile("(?:src|href)=\"(/[^\"#]+)(?:#[^\"]*)?\"");
    private static final Pattern NAMED = Pattern.compile("\"([a-z0-9-]+[.][a-z]+)\"");

    private final OpenHouse house;

    CheckingAppTest(OpenHouse house) {
        this.house = house;
    }

    @Test
    void the_script_is_small() throws IOException {
        assertThat(zipped(part("app.js"))).isLessThanOrEqualTo(LARGEST_SCRIPT);
    }

    @Test
    void the_first_view_is_small() {
        Visitor browser = house.stranger();
        Answer page = browser.get("/v", "Accept-Encoding", "gzip");
        int bytes = page.bytes().length;
        for (String part : parts(page.body())) {
            Answer answer = browser.accepting("*/*").get(part, "Accept-Encoding", "gzip");
            assertThat(answer.status()).as(part).isEqualTo(200);
            bytes += answer.bytes().length;
        }

        assertThat(parts(page.body())).hasSizeGreaterThan(3).allMatch(part -> part.startsWith(room()));
        assertThat(bytes).isLessThanOrEqualTo(LARGEST_FIRST_VIEW);
    }

    @Test
    void a_part_has_its_version_in_its_address_and_may_be_kept_for_ever_the_worker_is_asked_for_each_time() {
        for (String name : List.of("app.js", "scan.js", "zxing.wasm", "hudang.css", "icons.svg", "icon-192.png")) {
            assertThat(part(name).header("Cache-Control"))
                    .as(name)
                    .contains("max-age=31536000")
                    .contains("immutable");
        }
        assertThat(worker().header("Cache-Control")).isEqualTo("no-cache");
        assertThat(house.stranger().get("/verify/000000000000/app.js").status()).isEqualTo(404);
    }

    @Test
    void the_worker_keeps_the_parts_of_this_version_and_not_the_large_decoder() {
        String worker = worker().body();

        assertThat(worker).contains(room().replaceAll("/verify/|/$", ""));
        List<String> kept =
                NAMED.matcher(worker).results().map(found -> found.group(1)).toList();
        assertThat(kept).contains("app.js", "hudang.css", "icons.svg").doesNotContain("zxing.wasm", "scan.js");
        assertThat(kept)
                .allSatisfy(name -> assertThat(part(name).status()).as(name).isEqualTo(200));
    }

    @Test
    void no_script_names_another_host() {
        for (String script : List.of(part("app.js").body(), part("scan.js").body(), worker().body())) {
            assertThat(Pattern.compile("https?://[a-z0-9.-]+")
                            .matcher(script)
                            .results()
                            .map(MatchResult::group))
                    .allMatch(address -> address.equals("http://www.w3.org"));
        }
    }

    @Test
    void what_others_wrote_comes_with_its_licence() {
        assertThat(part("licences.txt").body())
                .contains("sm-crypto-v2", "@noble/curves", "zxing-wasm", "ZXing-C++", "Permission is hereby granted");
    }

    @Test
    void the_page_can_be_installed() {
        assertThat(part("app.webmanifest").body())
                .contains("\"start_url\":\"/v\"", "\"scope\":\"/v\"", "\"id\":\"/v\"", "maskable", "救助证明核验");
        assertThat(part("icon-512.png").header("Content-Type")).isEqualTo("image/png");
    }

    private Answer part(String name) {
        return house.stranger().accepting("*/*").get(room() + name);
    }

    private Answer worker() {
        return house.stranger().accepting("*/*").get("/verify-worker.js");
    }

    private String room() {
        String script = parts(house.stranger().get("/v").body()).stream()
                .filter(part -> part.endsWith("/app.js"))
                .findFirst()
                .orElseThrow();
        return script.substring(0, script.lastIndexOf('/') + 1);
    }

    private static List<String> parts(String page) {
        List<String> parts = new ArrayList<>();
        PART.matcher(page)
                .results()
                .map(found -> found.group(1))
                .filter(address -> address.startsWith("/verify/") || address.matches("/[a-z-]+[.](js|css|svg)"))
                .distinct()
                .forEach(parts::add);
        return parts;
    }

    private static int zipped(Answer answer) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(answer.bytes());
        }
        return zipped.size();
    }
}
