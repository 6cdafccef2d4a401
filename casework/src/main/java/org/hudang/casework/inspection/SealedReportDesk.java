package org.hudang.casework.inspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hudang.archive.Acting;
import org.hudang.archive.OpaqueId;
import org.hudang.archive.inspection.KeptReport;
import org.hudang.archive.inspection.NoSuchReport;
import org.hudang.archive.inspection.NothingWaits;
import org.hudang.archive.inspection.ReportId;
import org.hudang.archive.inspection.ReportPapers;
import org.hudang.archive.inspection.Stage;
import org.hudang.archive.inspection.WaitingPaper;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.Seals;
import org.hudang.casework.Terms;
import org.hudang.casework.WorkFiles;
import org.hudang.casework.inspection.SealedReports.Standing.Approved;
import org.hudang.casework.inspection.SealedReports.Standing.Filed;
import org.hudang.casework.inspection.SealedReports.Standing.Unasked;
import org.hudang.casework.inspection.SealedReports.Standing.Waiting;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.Forms;
import org.hudang.signing.SigningException;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.Seal;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealManner;
import org.hudang.signing.seal.SealPlace;
import org.hudang.signing.seal.SealRequest;
import org.hudang.signing.seal.SealRequestId;
import org.hudang.signing.seal.SealRequestState;
import org.hudang.signing.seal.SealUnknown;
import org.hudang.signing.seal.SealedPaper;

/** The desk at which reports are sealed. */
public final class SealedReportDesk implements SealedReports {
    private static final String FOLDER = "inspections";
    private static final String FIELD = "seal-1";
    private static final int AT_ONCE = 200;
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);
    private static final Officer SYSTEM = new Officer("archive", Officer.BUREAU, "archive");

    private final Rooms rooms;
    private final ReportPapers papers;
    private final ReportComposing composing;

    /**
     * What the desk works with.
     *
     * @param papers reports, and what waits
     * @param forms composes the paper
     * @param seals the seals and their use
     * @param files where a paper lies while it is sealed
     * @param names of accounts, as they are printed
     * @param clock in the office's zone
     * @param random for names of files
     */
    public record Rooms(
            ReportPapers papers,
            Forms forms,
            Seals seals,
            WorkFiles files,
            UnaryOperator<String> names,
            Clock clock,
            SecureRandom random) {}

    public SealedReportDesk(Rooms rooms) {
        this.rooms = rooms;
        this.papers = rooms.papers();
        this.composing = new ReportComposing(rooms.forms(), rooms.names(), rooms.clock());
    }

    @Override
    public Standing standing(VolumeId volume, Stage stage, Acting acting) {
        KeptReport report = report(volume, stage, acting);
        if (report.sealed()) {
            return new Filed(report.id());
        }
        Optional<WaitingPaper> paper = papers.waiting(report.id(), acting);
        try {
            return paper.map(one -> standing(one, request(one))).orElseGet(() -> new Unasked(report.id()));
        } catch (SigningException refused) {
            // whoever asked died before the seal was asked, and now it would be refused
            return new Unasked(report.id());
        }
    }

    private Standing standing(WaitingPaper paper, SealRequestId request) {
        SealId seal = new SealId(paper.asked().seal());
        return switch (state(request)) {
            case REQUESTED ->
                new Waiting(
                        paper.report(), seal, paper.asked().by(), paper.asked().at());
            case REJECTED -> new Unasked(paper.report());
            default -> new Approved(paper.report(), seal);
        };
    }

    private SealRequestState state(SealRequestId request) {
        return rooms.seals().use().find(request, SYSTEM).state();
    }

    private KeptReport report(VolumeId volume, Stage stage, Acting acting) {
        return papers.newest(volume, stage, acting).orElseThrow(() -> new NoSuchReport(stage));
    }

    @Override
    public Standing ask(VolumeId volume, Stage stage, SealId seal, Officer archivist) {
        Acting acting = acting(archivist);
        KeptReport report = report(volume, stage, acting);
        if (report.sealed()) {
            return new Filed(report.id());
        }
        WaitingPaper paper = papers.waiting(report.id(), acting)
                .orElseGet(() -> papers.keep(composed(report, seal, archivist), acting));
        SealRequestId request;
        try {
            request = request(paper);
        } catch (SigningException refused) {
            // nothing was asked for, so nothing waits
            papers.drop(report.id(), acting);
            throw refused;
        }
        return advance(paper, request, archivist);
    }

    private WaitingPaper composed(KeptReport report, SealId seal, Officer archivist) {
        Seal wanted = rooms.seals().registry().find(seal, archivist).orElseThrow(() -> new SealUnknown(seal));
        ComposedPaper paper = composing.compose(report, wanted.owner().name());
        return new WaitingPaper(
                report.id(),
                paper.pdf(),
                sm3(paper.pdf()),
                paper.template().code().value(),
                new WaitingPaper.Asked(
                        seal.value(),
                        archivist.user(),
                        archivist.township(),
                        archivist.terminal(),
                        rooms.clock().instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /** Asked for under a key of its own and always in the same words, it is the same request. */
    private SealRequestId request(WaitingPaper paper) {
        WaitingPaper.Asked asked = paper.asked();
        return rooms.seals()
                .use()
                .request(new SealRequest(
                        "inspection/" + paper.report() + "/" + paper.sm3().substring(0, 16),
                        new SealId(asked.seal()),
                        paper.sm3(),
                        new SealPlace.Field(FIELD),
                        Terms.of("purpose.INSPECTION", paper.report().printed()),
                        paper.template(),
                        new Officer(asked.by(), asked.township(), asked.terminal()),
                        SealManner.usual().closing()));
    }

    /** Goes on from where the request is. */
    private Standing advance(WaitingPaper paper, SealRequestId request, Officer officer) {
        Standing now = standing(paper, request);
        if (now instanceof Approved) {
            return sealed(paper, request, officer);
        }
        if (now instanceof Unasked) {
            papers.drop(paper.report(), acting(officer));
        }
        return now;
    }

    private Standing sealed(WaitingPaper paper, SealRequestId request, Officer officer) {
        String folder = FOLDER + "/" + OpaqueId.next("rep", rooms.random());
        try {
            Path document = rooms.files().write(folder + "/report.pdf", paper.pdf());
            SealedPaper sealed = rooms.seals().use().seal(request, document, officer);
            var unused = papers.file(
                    paper.report(), bytes(sealed.pdf()), SealedReportFiled.of(request), acting(officer));
            return new Filed(paper.report());
        } finally {
            rooms.files().remove(folder);
        }
    }

    @Override
    public Standing approve(VolumeId volume, Stage stage, Officer approver) {
        WaitingPaper paper = waiting(volume, stage, approver);
        SealRequestId request = request(paper);
        if (state(request) == SealRequestState.REQUESTED) {
            rooms.seals().use().approve(request, approver);
        }
        return advance(paper, request, approver);
    }

    @Override
    public Standing refuse(VolumeId volume, Stage stage, String reason, Officer approver) {
        WaitingPaper paper = waiting(volume, stage, approver);
        rooms.seals().use().reject(request(paper), reason, approver);
        papers.drop(paper.report(), acting(approver));
        return new Unasked(paper.report());
    }

    private WaitingPaper waiting(VolumeId volume, Stage stage, Officer approver) {
        ReportId report = report(volume, stage, acting(approver)).id();
        return papers.waiting(report, acting(approver)).orElseThrow(() -> new NothingWaits(stage));
    }

    @Override
    public Optional<byte[]> pdf(VolumeId volume, Stage stage, Acting acting) {
        return papers.newest(volume, stage, acting).flatMap(report -> papers.sealed(report.id(), acting));
    }

    @Override
    public int finish() {
        int finished = 0;
        RuntimeException failure = null;
        for (ReportId report : papers.allWaiting(AT_ONCE, acting(SYSTEM))) {
            try {
                finished += isFinished(report) ? 1 : 0;
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        for (String name : rooms.files().folders(FOLDER)) {
            String left = FOLDER + "/" + name;
            if (rooms.files().touched(left).isBefore(rooms.clock().instant().minus(LEFT_BEHIND))) {
                rooms.files().remove(left);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return finished;
    }

    private boolean isFinished(ReportId report) {
        Optional<WaitingPaper> paper = papers.waiting(report, acting(SYSTEM));
        if (paper.isEmpty()) {
            // lies in the volume already
            papers.drop(report, acting(SYSTEM));
            return false;
        }
        return advance(paper.get(), request(paper.get()), SYSTEM) instanceof Filed;
    }

    private static Acting acting(Officer officer) {
        return new Acting(officer.user(), officer.township());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sm3(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SM3").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SM3 is not registered", e);
        }
    }
}
