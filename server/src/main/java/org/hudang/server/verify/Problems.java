package org.hudang.server.verify;

import java.util.Locale;
import java.util.Optional;
import org.hudang.archive.AnswerUncertain;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.NoRoom;
import org.hudang.archive.StoreDegraded;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.TooManyFilings;
import org.hudang.archive.arranging.EditedSince;
import org.hudang.archive.arranging.PagesChanged;
import org.hudang.archive.inspection.ReportBeingSealed;
import org.hudang.archive.inspection.ReportOutdated;
import org.hudang.archive.intake.ChildUnavailable;
import org.hudang.archive.intake.IntakeException;
import org.hudang.archive.intake.tray.NoRoomForUpload;
import org.hudang.archive.intake.tray.PaperThere;
import org.hudang.archive.intake.tray.PartOverlaps;
import org.hudang.archive.intake.tray.UploadClosed;
import org.hudang.archive.intake.tray.UploadIncomplete;
import org.hudang.casework.CaseworkException;
import org.hudang.certificates.CertificateException;
import org.hudang.search.SearchException;
import org.hudang.server.Problem;
import org.hudang.server.platform.Sentences;
import org.hudang.server.platform.ServerException;
import org.hudang.signing.SigningException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the rooms refuse, told to programs by its own code; every other failure is told by {@code ErrorAnswers}. */
@Order(0) // before ErrorAnswers, which knows pages too
@RestControllerAdvice(annotations = RestController.class)
class Problems {
    private static final String SOON = "5";

    @ExceptionHandler({
        ArchiveException.class,
        CaseworkException.class,
        CertificateException.class,
        IntakeException.class,
        SearchException.class,
        SigningException.class,
        ServerException.class
    })
    ResponseEntity<Problem> refused(RuntimeException failure, Locale locale) {
        HttpStatus status = status(failure);
        ResponseEntity<Problem> answer =
                Problem.of(status, Sentences.of(failure, locale)).answer();
        return retryAfter(failure)
                .map(seconds -> ResponseEntity.status(status)
                        .headers(answer.getHeaders())
                        .header(HttpHeaders.RETRY_AFTER, seconds)
                        .body(answer.getBody()))
                .orElse(answer);
    }

    /** After how many seconds trying again may help; empty where it helps never. */
    static Optional<String> retryAfter(RuntimeException failure) {
        if (failure instanceof TooManyLookUps many) {
            return Optional.of(Long.toString(many.seconds()));
        }
        return status(failure) == HttpStatus.SERVICE_UNAVAILABLE ? Optional.of(SOON) : Optional.empty();
    }

    /** What kind of no it is: too much, not now, or not like this. */
    static HttpStatus status(RuntimeException failure) {
        if (failure instanceof UploadTooLarge) {
            return HttpStatus.CONTENT_TOO_LARGE;
        }
        if (failure instanceof TooManyLookUps) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        if (failure instanceof ChecksBusy
                || failure instanceof ListNotNow
                || failure instanceof HouseholdBusy
                || failure instanceof ChildUnavailable
                || failure instanceof TooManyFilings
                || failure instanceof StoreFailed
                || failure instanceof StoreDegraded
                || failure instanceof AnswerUncertain) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        if (failure instanceof UploadClosed
                || failure instanceof PartOverlaps
                || failure instanceof UploadIncomplete
                || failure instanceof PaperThere
                || failure instanceof PagesChanged
                || failure instanceof ReportOutdated
                || failure instanceof ReportBeingSealed
                || failure instanceof EditedSince) {
            return HttpStatus.CONFLICT;
        }
        return failure instanceof NoRoom || failure instanceof NoRoomForUpload
                ? HttpStatus.INSUFFICIENT_STORAGE
                : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
