package org.hudang.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.hudang.archive.Acting;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.Member;
import org.hudang.archive.volume.ItemView;
import org.hudang.casework.benefit.Programme;
import org.hudang.casework.certificate.IssueRelief;
import org.hudang.casework.certificate.IssuedPaper;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.RevocationRequest;
import org.hudang.certificates.qr.QrWriter;
import org.hudang.forms.CertificatePaper;
import org.hudang.server.demo.DemoHouseholds.Opened;
import org.hudang.server.demo.DemoLog.Outcome;
import org.hudang.server.platform.House;

/** Issues a certificate to every household's head, and withdraws the last one to show what that means. */
final class DemoCertificates {
    private final House house;
    private final DemoLog log;
    private final DemoSeals seals;

    DemoCertificates(House house, DemoLog log, DemoSeals seals) {
        this.house = house;
        this.log = log;
        this.seals = seals;
    }

    /**
     * The certificates of the demo.
     *
     * @param valid those in force
     * @param withdrawn the one that was withdrawn
     */
    record Made(List<Shown> valid, Shown withdrawn) {}

    /**
     * A certificate with its files.
     *
     * @param paper issued and filed
     * @param pdf copy of the sealed paper
     * @param text file with the content of its code
     */
    record Shown(IssuedPaper paper, Path pdf, Path text, Path png) {}

    Made issue(List<Opened> households) throws IOException {
        List<Shown> shown = new ArrayList<>();
        for (Opened household : households) {
            shown.add(issue(household));
        }
        Shown last = shown.remove(shown.size() - 1);
        withdraw(last.paper().issued().record().id());
        house.publishLists();
        return new Made(shown, last);
    }

    /** One asks, another approves; on a later run it is done already. */
    private void withdraw(CertificateId id) {
        CertificateRecord record =
                house.certificates().find(id, DemoStaff.issuer()).orElseThrow();
        if (!record.standing().state().isFinal()) {
            RevocationRequest unused = house.revocations()
                    .ask(
                            id,
                            Revocation.because(Revocation.Reason.ISSUED_IN_ERROR),
                            new org.hudang.certificates.Acting(
                                    "reviewer", record.origin().township()));
            house.revocations().approve(id, DemoStaff.issuer());
        }
    }

    private Shown issue(Opened opened) throws IOException {
        Member holder = opened.household().head();
        DemoSeals.Ready bureau = seals.bureau();
        IssuedPaper paper = house.reliefCertificates()
                .issue(
                        new IssueRelief(
                                "demo:" + opened.sample().key() + ":certificate",
                                opened.household().number(),
                                holder.id(),
                                Programme.ofCode(opened.sample().programme()).orElseThrow(),
                                IssueRelief.Days.usual(),
                                new IssueRelief.Sheet(opened.volume().id(), CertificatePaper.Shape.SHEET),
                                new IssueRelief.Issuer(
                                        house.office().bureau().name(),
                                        bureau.seal().id(),
                                        house.settings().publicUrl().getHost() + "/v",
                                        house.certificateMark())),
                        DemoStaff.approver(),
                        bureau.operator());
        IssuedCertificate issued = paper.issued();
        log.say(
                "demo.certificate",
                issued.again() ? Outcome.AGAIN : Outcome.NEW,
                Masking.name(holder.name()),
                issued.record().shortCode().value());
        return files(opened, paper);
    }

    private Shown files(Opened opened, IssuedPaper paper) throws IOException {
        Path results = house.directory().results();
        String base = opened.sample().key() + "-certificate";
        Acting acting = DemoStaff.approver();
        Path pdf = results.resolve(base + ".pdf");
        ItemView item = house.archive().item(paper.item(), acting).orElseThrow();
        try (InputStream bytes = house.archive().read(item.original().id(), acting)) {
            Files.copy(bytes, pdf, StandardCopyOption.REPLACE_EXISTING);
        }
        Path svg = results.resolve(base + "-qr.svg");
        Path png = results.resolve(base + "-qr.png");
        Path text = results.resolve(base + "-qr.txt");
        Files.writeString(svg, QrWriter.svg(paper.issued().qr()), StandardCharsets.UTF_8);
        Files.write(png, QrWriter.png(paper.issued().qr(), 8));
        Files.writeString(text, paper.issued().link() + "\n", StandardCharsets.UTF_8);
        log.say("demo.codes", Outcome.NEW, svg.getFileName() + ", " + png.getFileName());
        return new Shown(paper, pdf, text, png);
    }
}
