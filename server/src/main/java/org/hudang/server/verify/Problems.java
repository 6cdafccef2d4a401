package org.hudang.server.verify;

import java.util.Locale;
import org.hudang.archive.AnswerUncertain;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.HouseholdBusy;
import org.hudang.archive.StoreFailed;
import org.hudang.archive.TooManyFilings;
import org.hudang.casework.CaseworkException;
import org.hudang.certificates.CertificateException;
import org.hudang.search.SearchException;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.Sentences;
import org.hudang.server.platform.ServerException;
import org.hudang.signing.SigningException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Failures of the programming interface as {@code application/problem+json} (RFC 9457) with a stable code. */
@RestControllerAdvice(annotations = RestController.class)
class Problems {

    @ExceptionHandler({
        ArchiveException.class,
        CaseworkException.class,
        CertificateException.class,
        SearchException.class,
        SigningException.class,
        ServerException.class
    })
    ProblemDetail refused(RuntimeException failure, Locale locale) {
        Sentences.Spoken spoken = Sentences.of(failure, locale);
        return problem(status(failure), spoken.code(), spoken.sentence());
    }

    /** What kind of no it is: too much, not now, or not like this. */
    static HttpStatus status(RuntimeException failure) {
        if (failure instanceof UploadTooLarge) {
            return HttpStatus.CONTENT_TOO_LARGE;
        }
        if (failure instanceof ChecksBusy
                || failure instanceof HouseholdBusy
                || failure instanceof TooManyFilings
                || failure instanceof AnswerUncertain) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        return failure instanceof StoreFailed ? HttpStatus.INSUFFICIENT_STORAGE : HttpStatus.UNPROCESSABLE_CONTENT;
    }

    @ExceptionHandler(NotFound.class)
    ProblemDetail notFound(Locale locale) {
        return problem(HttpStatus.NOT_FOUND, "SV-404", HttpStatus.NOT_FOUND.getReasonPhrase());
    }

    private static ProblemDetail problem(HttpStatus status, String code, String sentence) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setProperty("code", code);
        return problem;
    }
}
