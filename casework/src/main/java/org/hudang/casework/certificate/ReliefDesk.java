package org.hudang.casework.certificate;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.Member;
import org.hudang.archive.volume.Filing;
import org.hudang.casework.PaperText;
import org.hudang.casework.Scope;
import org.hudang.casework.Seals;
import org.hudang.casework.WorkFiles;
import org.hudang.casework.benefit.BenefitRegister;
import org.hudang.casework.certificate.PaperCourse.Turn;
import org.hudang.casework.certificate.ReliefCertificates.Standing.Waiting;
import org.hudang.casework.certificate.ReliefRows.Order;
import org.hudang.casework.certificate.ReliefRows.Row;
import org.hudang.certificates.CertificateId;
import org.hudang.certificates.Certificates;
import org.hudang.certificates.IssueCertificate;
import org.hudang.certificates.IssuedCertificate;
import org.hudang.certificates.Revocation;
import org.hudang.certificates.RevocationRequest;
import org.hudang.certificates.Revocations;
import org.hudang.certificates.SamePersonDecides;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.Forms;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealedPaper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk at which certificates are issued. */
public final class ReliefDesk implements ReliefCertificates {
    private final Rooms rooms;
    private final Scope scope;
    private final PaperGrounds grounds;
    private final PaperCourse course;
    private final Clock clock;

    /**
     * What issuing works with.
     *
     * @param archive where the paper is filed
     * @param forms composes the paper
     * @param register issues the signed code, and withdraws it
     * @param benefits knows what is in force
     * @param seals the seals and their use
     * @param papers files and words of papers on their way
     */
    public record Rooms(
            Archive archive, Forms forms, Register register, BenefitRegister benefits, Seals seals, Papers papers) {}

    /**
     * The register of certificates.
     *
     * @param certificates issues
     * @param revocations withdraws
     */
    public record Register(Certificates certificates, Revocations revocations) {}

    /**
     * Papers on their way to the archive.
     *
     * @param files where they lie
     * @param text reads their words
     */
    public record Papers(WorkFiles files, PaperText text) {}

    public ReliefDesk(Rooms rooms, Scope scope, JdbcClient jdbc, Clock clock, SecureRandom random) {
        this.rooms = rooms;
        this.scope = scope;
        this.grounds = new PaperGrounds(rooms);
        this.course = new PaperCourse(
                rooms,
                scope,
                jdbc,
                new Issuing(new ReliefSheet(rooms.forms(), rooms.papers().text(), clock)),
                clock,
                random);
        this.clock = clock;
    }

    @Override
    public IssuedPaper issue(IssueRelief command, Acting acting, Officer officer) {
        Household household = rooms.archive()
                .household(command.household(), acting)
                .orElseThrow(() ->
                        CertificateRefused.householdUnknown(command.household().value()));
        Member holder = household.members().stream()
                .filter(member -> member.id().equals(command.holder()))
                .findFirst()
                .orElseThrow(
                        () -> CertificateRefused.holderUnknown(command.holder().value()));
        course.requireVolume(command.household(), command.paper().volume(), acting);
        course.requireSeal(command.issuer(), officer);
        IssuedCertificate issued = scope.in(acting, () -> ordered(command, household, holder, acting, officer));
        Row row = course.row(issued.record().id().value(), acting);
        return new IssuedPaper(issued, course.advance(row, officer, acting));
    }

    /** The certificate and the order for its paper, both or none. */
    private IssuedCertificate ordered(
            IssueRelief command, Household household, Member holder, Acting acting, Officer officer) {
        IssuedCertificate issued = rooms.register()
                .certificates()
                .issue(wish(command, household, holder), PaperGrounds.certifying(acting));
        Order order = new Order(
                household.number(),
                holder.id(),
                command.paper(),
                command.issuer(),
                officer,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        course.order(issued.record().id().value(), household.township(), order);
        return issued;
    }

    private static IssueCertificate wish(IssueRelief command, Household household, Member holder) {
        return new IssueCertificate(
                command.idempotencyKey(),
                household.number().value(),
                household.township(),
                new IssueCertificate.Holder(
                        holder.id().value(),
                        Masking.name(holder.name()),
                        holder.document().lastFour()),
                command.programme().code(),
                new IssueCertificate.Validity(
                        command.validity().from(),
                        command.validity().until(),
                        command.validity().replaces()));
    }

    @Override
    public Optional<Standing> standing(CertificateId certificate, Acting acting) {
        return course.standing(certificate.value(), acting);
    }

    @Override
    public Standing approve(CertificateId certificate, Officer approver) {
        return course.approve(certificate.value(), approver);
    }

    @Override
    public Standing refuse(CertificateId certificate, String reason, Officer approver) {
        return course.refuse(certificate.value(), reason, approver);
    }

    @Override
    public List<Waiting> waiting(Acting acting) {
        return List.copyOf(course.waiting(acting).values());
    }

    @Override
    public int finish() {
        return course.finish();
    }

    /** The paper of a certificate that is issued. */
    private final class Issuing implements PaperCourse.Errand {
        private final ReliefSheet sheet;

        Issuing(ReliefSheet sheet) {
            this.sheet = sheet;
        }

        @Override
        public String prefix() {
            return "cer_";
        }

        @Override
        public String purpose() {
            return "purpose.CERTIFICATE";
        }

        @Override
        public CertificateId certificate(Row row) {
            return new CertificateId(row.paper());
        }

        @Override
        public Turn turn(Row row, Acting acting) {
            return grounds.record(certificate(row), acting).standing().state().isFinal() ? Turn.GIVE_UP : Turn.GO;
        }

        @Override
        public ComposedPaper compose(Row row, Order order, Acting acting) {
            return sheet.compose(grounds.of(certificate(row), order, acting));
        }

        @Override
        public Filing filing(Row row, Order order, SealedPaper sealed, Acting acting) {
            return sheet.filing(order, grounds.printed(certificate(row), acting), sealed);
        }

        /** Whoever asked changes nothing by refusing. */
        @Override
        public void requireRefuser(Row row, String asked, Officer refuser) {
            CertificateId certificate = certificate(row);
            String first = rooms.register()
                    .revocations()
                    .of(certificate, PaperGrounds.certifying(PaperCourse.acting(PaperCourse.SYSTEM)))
                    .map(RevocationRequest::by)
                    .orElse(asked);
            if (first.equals(refuser.user())) {
                throw new SamePersonDecides(certificate, first);
            }
        }

        /** Whoever asked for the certificate and whoever refused the seal are the two who withdraw it, in one transaction. */
        @Override
        public void refused(Row row, Order order, String decider) {
            CertificateId certificate = certificate(row);
            Acting system = PaperCourse.acting(PaperCourse.SYSTEM);
            Revocations revocations = rooms.register().revocations();
            String township = grounds.record(certificate, system).origin().township();
            scope.in(new Acting(decider, township), () -> {
                if (revocations.of(certificate, PaperGrounds.certifying(system)).isEmpty()) {
                    RevocationRequest unused = revocations.ask(
                            certificate,
                            new Revocation(Revocation.Reason.ISSUED_IN_ERROR, "seal refused"),
                            new org.hudang.certificates.Acting(order.officer().user(), township));
                }
                revocations.approve(certificate, new org.hudang.certificates.Acting(decider, township));
                return certificate;
            });
        }
    }
}
