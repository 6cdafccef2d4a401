package org.hudang.archive.intake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeSettingsTest {
    @TempDir
    Path work;

    @Test
    void wrong_values_are_refused_with_key_value_and_what_is_allowed() {
        assertThatThrownBy(() -> IntakeSettings.in(work).withChildren(0))
                .isInstanceOf(SettingRefused.class)
                .hasMessage("IN-084 Setting children has the wrong value 0; expected 1 … 16.");
        assertThatThrownBy(() -> IntakeSettings.in(work).withTimeLimit(Duration.ZERO))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("timeLimit");
        assertThatThrownBy(() -> IntakeSettings.in(work).withPatience(Duration.ofHours(1)))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("patience");
        assertThatThrownBy(() -> IntakeSettings.in(work.resolve("absent")))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("workDirectory");
        assertThatThrownBy(() -> IntakeSettings.in(work).withFonts(List.of(work.resolve("no.ttf"))))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining("fonts");
    }
}
