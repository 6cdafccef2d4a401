package org.hudang.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hudang.archive.volume.ArchivalCodes;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.certificates.number.CertificateType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How archival codes are made is a rule of the administration. */
class OfficeTest {
    private static final ArchivalCodes.Place PLACE =
            new ArchivalCodes.Place(VolumeKind.APPROVAL, "DB", 2026, "999001001");

    @TempDir
    private Path folder;

    private DataDirectory directory;

    @BeforeEach
    void openDirectory() {
        directory = DataDirectory.open(folder.resolve("data"), Settings.Kind.DEMO);
    }

    @Test
    void without_a_word_about_codes_they_are_those_of_the_standard() {
        assertThat(Office.of(directory, Settings.Kind.DEMO).codes()).isEqualTo(ArchivalCodes.standard());
    }

    @Test
    void what_the_office_says_counts_and_the_rest_is_as_in_the_standard() throws IOException {
        say("{\"pattern\": \"{fonds}-{category}·{programme}·{year}·{retention}·{township}-{volume:3}-{item:4}\","
                + " \"fonds\": \"A001\", \"retention\": {\"APPROVAL\": \"Y\"}}");

        ArchivalCodes codes = Office.of(directory, Settings.Kind.DEMO).codes();

        assertThat(codes.volume(PLACE, 7)).isEqualTo("A001-ZY·DB·2026·Y·001001-007");
        assertThat(codes.retention()).containsEntry(VolumeKind.DAILY, "D10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pattern\": \"{volume:3}\"}",
                "{\"pattern\": \"{fonds}/{category}·{year}-{volume:3}-{item:4}\"}",
                "{\"fonds\": \"j\"}",
                "{\"retention\": {\"DAILY\": \"D99\"}}"
            })
    void codes_that_break_the_rule_are_refused_before_the_house_opens(String codes) throws IOException {
        say(codes);

        assertThatThrownBy(() -> Office.of(directory, Settings.Kind.DEMO))
                .isInstanceOf(DirectoryRefused.class)
                .hasMessageContaining("SV-013")
                .hasMessageContaining("codes.");
    }

    @Test
    void the_type_of_its_certificates_is_the_invented_one_until_the_office_names_another() throws IOException {
        assertThat(Office.of(directory, Settings.Kind.DEMO).certificates()).isEqualTo(CertificateType.invented());

        add("\"certificateType\": \"99SAMPLE9999999999001\"");

        assertThat(Office.of(directory, Settings.Kind.DEMO).certificates().code())
                .isEqualTo("99SAMPLE9999999999001");
    }

    @Test
    void a_type_of_certificates_that_breaks_the_rule_is_refused_before_the_house_opens() throws IOException {
        add("\"certificateType\": \"TEST\"");

        assertThatThrownBy(() -> Office.of(directory, Settings.Kind.DEMO))
                .isInstanceOf(DirectoryRefused.class)
                .hasMessageContaining("certificateType");
    }

    private void say(String codes) throws IOException {
        add("\"codes\": " + codes);
    }

    private void add(String member) throws IOException {
        Office.of(directory, Settings.Kind.DEMO);
        Path file = directory.root().resolve("office.json");
        Files.writeString(
                file, Files.readString(file).replace("\"signingDays\": 30", "\"signingDays\": 30, " + member));
    }
}
