package org.hudang.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hudang.archive.Acting;
import org.hudang.archive.household.DocumentType;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdDocument;
import org.hudang.archive.household.NewMember;
import org.hudang.archive.household.OpenHousehold;
import org.hudang.archive.household.PersonName;
import org.hudang.archive.household.Relation;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.OpenVolume;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Volume;
import org.hudang.archive.volume.VolumeKind;
import org.hudang.search.Caller;
import org.hudang.search.Query;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A word that stands only in a scan is found. */
class ScansTest {
    private static final Acting CLERK = new Acting("clerk", "999001101");
    private static final String WORD = "LEMONGRASS";

    @TempDir
    private Path folder;

    @Test
    void a_word_that_stands_only_in_a_scan_is_found_once_it_was_read() throws IOException {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/tesseract"));
        if (!installed) {
            System.err.println(
                    "SKIPPED, LOUDLY: tesseract is not installed; apt-get install tesseract-ocr tesseract-ocr-chi-sim");
        }
        assumeTrue(installed, "tesseract is not installed");
        Settings settings =
                Settings.from(Map.of("HUDANG_HOME", folder.resolve("data").toString()));
        try (House house = House.open(settings, DataDirectory.open(settings.home(), settings.kind()))) {
            ItemId scan = file(house);
            house.upkeep().feedIndex();
            assertThat(found(house)).isEmpty();

            house.scans().attend();
            house.upkeep().feedIndex();

            assertThat(found(house)).containsExactly(scan.value());
            assertThat(house.upkeep().troubles()).isEmpty();
        }
    }

    private static List<String> found(House house) {
        return house.search().find(Query.of(WORD), new Caller(CLERK.user(), CLERK.township())).hits().stream()
                .map(hit -> hit.id())
                .toList();
    }

    private static ItemId file(House house) throws IOException {
        NewMember head = new NewMember(
                PersonName.of("张样例"),
                IdDocument.parse(DocumentType.RESIDENT_ID, "999001195001010013"),
                Relation.HEAD,
                LocalDate.of(1950, 1, 1),
                Optional.empty(),
                false);
        HouseholdNumber household = house.archive()
                .open(new OpenHousehold("scans/1", CLERK.township(), "样例村", "样例村一组", List.of(head)), CLERK)
                .number();
        Volume volume = house.archive()
                .openVolume(new OpenVolume("scans/2", household, VolumeKind.APPROVAL, "DB", 2026, "样例卷"), CLERK);
        NewRendition original =
                new NewRendition(RenditionRole.ORIGINAL, "scan.png", "image/png", ContentSource.of(picture()));
        NewItem paper = new NewItem(
                ItemKind.OTHER, "样例", Optional.empty(), LocalDate.of(2026, 11, 1), "张样例", List.of(original));
        return house.archive()
                .file(new Filing("scans/3", volume.id(), "application", List.of(paper)), CLERK)
                .items()
                .get(0)
                .id();
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(900, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 900, 200);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 72));
        graphics.drawString(WORD, 40, 125);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
