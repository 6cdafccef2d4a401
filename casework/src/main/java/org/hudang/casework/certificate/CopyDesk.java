package org.hudang.casework.certificate;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.Filing;
import org.hudang.casework.Scope;
import org.hudang.casework.certificate.PaperCourse.Turn;
import org.hudang.casework.certificate.ReliefCertificates.Standing;
import org.hudang.casework.certificate.ReliefRows.Order;
import org.hudang.casework.certificate.ReliefRows.Row;
import org.hudang.certificates.AnnotatedCopy;
import org.hudang.certificates.CertificateCopies;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.CertificateRecord;
import org.hudang.certificates.CertificateRecord.Shown;
import org.hudang.certificates.CopyId;
import org.hudang.certificates.OrderCopy;
import org.hudang.forms.CertificatePaper;
import org.hudang.forms.ComposedPaper;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealedPaper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk at which copies of certificates are made; their papers go the way of the certificates' own. */
public final class CopyDesk implements AnnotatedCopies {
    private final CertificateCopies copies;
    private final Scope scope;
    private final PaperGrounds grounds;
    private final PaperCourse course;
    private final Clock clock;

    /**
     * @param rooms those of the desk that issues
     * @param copies where orders are written down
     */
    public CopyDesk(
            ReliefDesk.Rooms rooms,
            CertificateCopies copies,
            Scope scope,
            JdbcClient jdbc,
            Clock clock,
            SecureRandom random) {
        this.copies = copies;
        this.scope = scope;
        this.grounds = new PaperGrounds(rooms);
        this.course = new PaperCourse(
                rooms,
                scope,
                jdbc,
                new Copying(new ReliefSheet(rooms.forms(), rooms.papers().text(), clock)),
                clock,
                random);
        this.clock = clock;
    }

    @Override
    public CopiedPaper order(CopyRelief command, Acting acting, Officer officer) {
        CertificateRecord record = grounds.record(command.certificate(), acting);
        HouseholdNumber household = new HouseholdNumber(record.origin().household());
        course.requireVolume(household, command.volume(), acting);
        course.requireSeal(command.issuer(), officer);
        AnnotatedCopy copy = scope.in(acting, () -> ordered(command, record, acting, officer));
        Row row = course.row(copy.id().value(), acting);
        return new CopiedPaper(copy, course.advance(row, officer, acting));
    }

    /** The copy and the order for its paper, both or none. */
    private AnnotatedCopy ordered(CopyRelief command, CertificateRecord record, Acting acting, Officer officer) {
        AnnotatedCopy copy = copies.order(
                new OrderCopy(command.idempotencyKey(), record.id(), command.note()), PaperGrounds.certifying(acting));
        Order order = new Order(
                new HouseholdNumber(copy.household()),
                new MemberId(record.origin().holder()),
                new IssueRelief.Sheet(command.volume(), CertificatePaper.Shape.SHEET),
                command.issuer(),
                officer,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        course.order(copy.id().value(), record.origin().township(), order);
        return copy;
    }

    @Override
    public Optional<CopiedPaper> find(CopyId copy, Acting acting) {
        return copies.find(copy, PaperGrounds.certifying(acting)).flatMap(known -> paper(known, acting));
    }

    @Override
    public List<CopiedPaper> of(CertificateId certificate, Acting acting) {
        return copies.of(certificate, PaperGrounds.certifying(acting)).stream()
                .flatMap(known -> paper(known, acting).stream())
                .toList();
    }

    private Optional<CopiedPaper> paper(AnnotatedCopy copy, Acting acting) {
        return course.standing(copy.id().value(), acting).map(standing -> new CopiedPaper(copy, standing));
    }

    @Override
    public CopiedPaper approve(CopyId copy, Officer approver) {
        return answer(copy, course.approve(copy.value(), approver), approver);
    }

    @Override
    public CopiedPaper refuse(CopyId copy, String reason, Officer approver) {
        return answer(copy, course.refuse(copy.value(), reason, approver), approver);
    }

    private CopiedPaper answer(CopyId copy, Standing standing, Officer officer) {
        return new CopiedPaper(known(copy.value(), PaperCourse.acting(officer)), standing);
    }

    private AnnotatedCopy known(String copy, Acting acting) {
        return copies.find(new CopyId(copy), PaperGrounds.certifying(acting))
                .orElseThrow(() -> CertificateRefused.noPaper(copy));
    }

    @Override
    public List<CopiedPaper> waiting(Acting acting) {
        return course.waiting(acting).entrySet().stream()
                .map(one -> new CopiedPaper(known(one.getKey(), acting), one.getValue()))
                .toList();
    }

    @Override
    public int finish() {
        return course.finish();
    }

    /** The paper of a copy. */
    private final class Copying implements PaperCourse.Errand {
        private final ReliefSheet sheet;

        Copying(ReliefSheet sheet) {
            this.sheet = sheet;
        }

        @Override
        public String prefix() {
            return "cpy_";
        }

        @Override
        public String purpose() {
            return "purpose.CERTIFICATE_COPY";
        }

        @Override
        public CertificateId certificate(Row row) {
            return copy(row).certificate();
        }

        private AnnotatedCopy copy(Row row) {
            return known(row.paper(), PaperCourse.acting(PaperCourse.SYSTEM));
        }

        @Override
        public Turn turn(Row row, Acting acting) {
            AnnotatedCopy copy = copy(row);
            Shown shown = grounds.record(copy.certificate(), acting)
                    .at(clock.instant())
                    .shown();
            boolean over = LocalDate.now(clock).isAfter(copy.note().until());
            if (shown == Shown.SUSPENDED && !over) {
                return Turn.HOLD;
            }
            return shown == Shown.VALID && !over ? Turn.GO : Turn.GIVE_UP;
        }

        @Override
        public ComposedPaper compose(Row row, Order order, Acting acting) {
            AnnotatedCopy copy = copy(row);
            return sheet.composeCopy(grounds.of(copy.certificate(), order, acting), copy);
        }

        @Override
        public Filing filing(Row row, Order order, SealedPaper sealed, Acting acting) {
            AnnotatedCopy copy = copy(row);
            return sheet.filingCopy(order, grounds.printed(copy.certificate(), acting), copy, sealed);
        }

        /** Whoever ordered a copy may take the order back. */
        @Override
        public void requireRefuser(Row row, String asked, Officer refuser) {}

        /** The certificate stays as it is. */
        @Override
        public void refused(Row row, Order order, String decider) {}
    }
}
