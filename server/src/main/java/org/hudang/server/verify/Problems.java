package org.hudang.server.verify;

import java.util.Locale;
import org.hudang.archive.ArchiveException;
import org.hudang.casework.CaseworkException;
import org.hudang.certificates.CertificateException;
import org.hudang.search.SearchException;
import org.hudang.server.Problem;
import org.hudang.server.platform.Sentences;
import org.hudang.server.platform.ServerException;
import org.hudang.signing.SigningException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the rooms refuse, told to programs by its own code; every other failure is told by {@code ErrorAnswers}. */
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
    ResponseEntity<Problem> refused(RuntimeException failure, Locale locale) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, Sentences.of(failure, locale))
                .answer();
    }
}
