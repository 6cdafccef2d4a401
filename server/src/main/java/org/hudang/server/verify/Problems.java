package org.hudang.server.verify;

import java.util.Locale;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.intake.IntakeException;
import org.hudang.casework.CaseworkException;
import org.hudang.certificates.CertificateException;
import org.hudang.forms.FormsException;
import org.hudang.search.SearchException;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.Messages;
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
    private static final String NOT_FOUND = "SV-404";

    @ExceptionHandler({
        ArchiveException.class,
        CaseworkException.class,
        CertificateException.class,
        FormsException.class,
        IntakeException.class,
        SearchException.class,
        SigningException.class,
        ServerException.class
    })
    ProblemDetail refused(RuntimeException failure, Locale locale) {
        Sentences.Spoken spoken = Sentences.of(failure, locale);
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, spoken.code(), spoken.sentence());
    }

    @ExceptionHandler(NotFound.class)
    ProblemDetail notFound(Locale locale) {
        String sentence = Messages.of("org.hudang.server.messages", locale).getString(NOT_FOUND);
        return problem(HttpStatus.NOT_FOUND, NOT_FOUND, sentence);
    }

    private static ProblemDetail problem(HttpStatus status, String code, String sentence) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setProperty("code", code);
        return problem;
    }
}
