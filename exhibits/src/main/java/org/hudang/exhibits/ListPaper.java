package org.hudang.exhibits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.DestructionSheet;
import org.hudang.forms.SealSpot;
import org.hudang.forms.TemplateCode;
import org.hudang.forms.press.Press;
import org.hudang.forms.press.PressSettings;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureTask;

/** A destruction list (档案销毁清册) as the house composes it, over several pages, before and after it was sealed. */
final class ListPaper {
    private static final int LINES = 60;

    private ListPaper() {}

    /** @param seal as it is drawn on papers of this office */
    static void leave(Office office, OwnLetter seal, Path folder) throws IOException {
        ComposedPaper paper = Press.open(new PressSettings(office.clock(), ZoneId.of("Asia/Shanghai"), List.of()))
                .compose(sheet());
        SignatureTask task = SignatureTask.inField(
                paper.places().get(0).field(), seal.seal(), office.clock().instant(), Office.NAME);
        byte[] sealed = PdfSigner.stamping(office.authority().timestamps())
                .sign(paper.pdf(), task, office.signers(Keys.BOTH))
                .bytes();
        Files.write(folder.resolve("destruction-list.pdf"), paper.pdf());
        Files.write(folder.resolve("destruction-list-sealed.pdf"), sealed);
    }

    private static DestructionSheet sheet() {
        List<DestructionSheet.Line> lines = new ArrayList<>();
        for (int i = 1; i <= LINES; i++) {
            lines.add(new DestructionSheet.Line(
                    "J031-ZY·RC·2014·D10-%03d".formatted(i),
                    i % 5 == 0 ? "张样例户日常管理及其附件（样例，题名较长，需要折行）" : "日常管理",
                    "D10",
                    LocalDate.of(2014, 12, 31),
                    LocalDate.of(2025, 1, 1),
                    i,
                    i % 3,
                    "钱档案、孙审批（样例）"));
        }
        return new DestructionSheet(
                new TemplateCode("XH-2026-1"),
                Office.NAME + "（样例）",
                "XH-2026-0001",
                LocalDate.of(2026, 11, 24),
                "钱档案（样例）",
                lines,
                SealSpot.round("bureau", Office.NAME).on(LocalDate.of(2026, 11, 24)));
    }
}
