package org.hudang.casework.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.Member;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.NewItem;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.Particulars;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.Secrecy;
import org.hudang.casework.PaperRenditions;
import org.hudang.casework.PaperText;
import org.hudang.casework.Terms;
import org.hudang.casework.benefit.Benefit;
import org.hudang.casework.certificate.ReliefRows.Order;
import org.hudang.certificates.AnnotatedCopy;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.payload.CertificateFacts;
import org.hudang.forms.AnnotatedCertificate;
import org.hudang.forms.CertificateCodes;
import org.hudang.forms.CertificateFace;
import org.hudang.forms.CertificatePaper;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.Forms;
import org.hudang.forms.PaperKind;
import org.hudang.forms.QrMatrix;
import org.hudang.forms.SealSpot;
import org.hudang.forms.TemplateVersion;
import org.hudang.signing.seal.SealedPaper;

/** The paper of a certificate: what stands on it, and how it is filed. */
final class ReliefSheet {
    private final Forms forms;
    private final PaperText text;
    private final Clock clock;

    ReliefSheet(Forms forms, PaperText text, Clock clock) {
        this.forms = forms;
        this.text = text;
        this.clock = clock;
    }

    /**
     * What a paper is made of.
     *
     * @param order what was asked for
     * @param household whose file it goes into
     * @param benefit the benefit that it proves
     * @param issued the certificate and its code
     */
    record Grounds(Order order, Household household, Benefit benefit, IssuedCertificate issued) {
        private Member holder() {
            return household.members().stream()
                    .filter(member -> member.id().equals(order.holder()))
                    .findFirst()
                    .orElseThrow(() ->
                            CertificateRefused.holderUnknown(order.holder().value()));
        }
    }

    ComposedPaper compose(Grounds grounds) {
        return forms.compose(paper(grounds));
    }

    /** The sheet of the certificate with the note of a copy. */
    ComposedPaper composeCopy(Grounds grounds, AnnotatedCopy copy) {
        LocalDate ordered = LocalDate.ofInstant(copy.at(), clock.getZone());
        return forms.compose(new AnnotatedCertificate(
                forms.template(PaperKind.ANNOTATED_CERTIFICATE, LocalDate.now(clock))
                        .code(),
                paper(grounds),
                new AnnotatedCertificate.Note(
                        copy.id().value(),
                        copy.note().purpose(),
                        copy.note().requester(),
                        ordered,
                        copy.note().until())));
    }

    private CertificatePaper paper(Grounds grounds) {
        IssuedCertificate issued = grounds.issued();
        IssueRelief.Issuer issuer = grounds.order().issuer();
        TemplateVersion template = forms.template(PaperKind.CERTIFICATE, LocalDate.now(clock));
        CertificateFace face = face(grounds);
        CertificateCodes codes = new CertificateCodes(
                issued.record().number().toString(),
                issued.record().shortCode().value(),
                issuer.address(),
                new QrMatrix(issued.qr().size(), issued.qr().modules()));
        return new CertificatePaper(
                template.code(),
                grounds.order().sheet().shape(),
                face,
                codes,
                SealSpot.round("bureau", issuer.name()).on(face.issuedOn()),
                issuer.mark().isEmpty() ? Optional.empty() : Optional.of(issuer.mark()));
    }

    private CertificateFace face(Grounds grounds) {
        CertificateFacts facts = grounds.issued().record().facts();
        CertificateFacts.Times times = facts.times();
        int size = (int) grounds.household().members().stream()
                .filter(member -> !member.livesApart())
                .count();
        return new CertificateFace(
                facts.person().printedName(),
                Masking.document(grounds.holder().document()),
                Terms.of("programme." + grounds.benefit().programme().code()),
                Math.max(size, grounds.benefit().people()),
                grounds.benefit().people(),
                YearMonth.from(grounds.benefit().from()),
                LocalDate.ofInstant(times.notBefore(), clock.getZone()),
                LocalDate.ofInstant(times.notAfter().minusSeconds(1), clock.getZone()),
                grounds.household().address(),
                grounds.order().issuer().name(),
                LocalDate.ofInstant(times.issuedAt(), clock.getZone()));
    }

    /** The sealed paper as an item of the household's file. */
    Filing filing(Order order, IssuedCertificate issued, SealedPaper sealed) {
        Named named = new Named(
                issued.record().id().value(),
                "certificate",
                Terms.of("title.CERTIFICATE", issued.record().shortCode().value()),
                issued.record().number().toString(),
                LocalDate.ofInstant(issued.record().facts().times().issuedAt(), clock.getZone()));
        return filing(named, order, issued.record().origin().township(), sealed);
    }

    /** The sealed copy as an item of the household's file. */
    Filing filingCopy(Order order, IssuedCertificate issued, AnnotatedCopy copy, SealedPaper sealed) {
        Named named = new Named(
                copy.id().value(),
                "certificate-copy",
                Terms.of(
                        "title.CERTIFICATE_COPY",
                        issued.record().shortCode().value(),
                        copy.note().purpose()),
                copy.id().value(),
                LocalDate.ofInstant(copy.at(), clock.getZone()));
        return filing(named, order, issued.record().origin().township(), sealed);
    }

    /**
     * How a paper is called.
     *
     * @param paper its number in the table of papers
     * @param name of its files
     * @param title in the catalogue of the volume
     * @param document number of the document
     * @param on its day
     */
    private record Named(String paper, String name, String title, String document, LocalDate on) {}

    private Filing filing(Named named, Order order, String township, SealedPaper sealed) {
        byte[] words = text.utf8(sealed.pdf());
        NewItem item = new NewItem(
                ItemKind.CERTIFICATE,
                named.title(),
                Optional.of(order.holder()),
                named.on(),
                order.issuer().name(),
                new Particulars(named.document(), Secrecy.RESTRICTED, PaperRenditions.pages(words)),
                List.of(
                        new NewRendition(
                                RenditionRole.ORIGINAL,
                                named.name() + ".pdf",
                                "application/pdf",
                                ContentSource.of(sealed.pdf())),
                        new NewRendition(
                                RenditionRole.TEXT, named.name() + ".txt", "text/plain", ContentSource.of(words))));
        return new Filing(
                "certificate/" + named.paper(),
                order.sheet().volume(),
                "certificate",
                List.of(item),
                Optional.of(ReliefFiled.of(named.paper(), sealed, township)));
    }
}
