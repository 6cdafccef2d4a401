package org.hudang.server.job;

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
import java.util.Optional;
import javax.imageio.ImageIO;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdNumber;
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
import org.hudang.server.platform.House;

/**
 * A household of one person with one paper in it, a scan whose word stands nowhere else.
 *
 * @param number of the household
 * @param scan the paper
 */
public record ScannedHousehold(HouseholdNumber number, ItemId scan) {
    /** The word. */
    public static final String WORD = "LEMONGRASS";

    /** Title of the paper. */
    public static final String TITLE = "看得见的样例";

    /** Passes a test over, loudly, where nothing reads pictures. */
    public static void requireReader() {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/tesseract"));
        if (!installed) {
            System.err.println(
                    "SKIPPED, LOUDLY: tesseract is not installed; apt-get install tesseract-ocr tesseract-ocr-chi-sim");
        }
        assumeTrue(installed, "tesseract is not installed");
    }

    /** Files it into the township of whoever acts. */
    public static ScannedHousehold file(House house, String name, Acting clerk) throws IOException {
        NewMember head = NewMember.coLiving(PersonName.of(name), IdNumber.parse("999001195001010013"), Relation.HEAD);
        HouseholdNumber household = house.archive()
                .open(new OpenHousehold("scans/1", clerk.township(), "样例村", "样例村一组", List.of(head)), clerk)
                .number();
        Volume volume = house.archive()
                .openVolume(new OpenVolume("scans/2", household, VolumeKind.APPROVAL, "DB", 2026, "样例卷"), clerk);
        NewRendition original =
                new NewRendition(RenditionRole.ORIGINAL, "scan.png", "image/png", ContentSource.of(picture()));
        NewItem paper = new NewItem(
                ItemKind.OTHER, TITLE, Optional.empty(), LocalDate.of(2026, 11, 1), name, List.of(original));
        ItemId scan = house.archive()
                .file(new Filing("scans/3", volume.id(), "application", List.of(paper)), clerk)
                .items()
                .get(0)
                .id();
        return new ScannedHousehold(household, scan);
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
