package org.hudang.server.household;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.volume.ItemView;
import org.hudang.archive.volume.RenditionView;
import org.hudang.server.platform.House;
import org.hudang.server.verify.FileCheck;
import org.hudang.signing.verify.TrustData;
import org.hudang.signing.verify.VerificationOptions;
import org.hudang.signing.verify.VerificationReport;
import org.springframework.stereotype.Component;

/**
 * What the signatures on a filed PDF say, or on the copy of it that keeps them verifiable, and of a certificate also whether it was withdrawn. An answer is good for a
 * minute, so that turning pages does not judge the whole paper anew; it is good no longer, and never beyond the trust it was
 * given under, so that what was withdrawn meanwhile shows. What is said of a certificate is never kept.
 */
@Component
class ItemSignatures {
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final int REMEMBERED = 64;

    private final House house;
    private final Map<String, Judged> judged = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Judged> eldest) {
            return size() > REMEMBERED;
        }
    };

    ItemSignatures(House house) {
        this.house = house;
    }

    private record Judged(VerificationReport report, TrustData under, Instant at) {}

    /** The report; empty for a file that carries no signatures of this kind. */
    Optional<VerificationReport> of(ItemView item, Acting acting) throws IOException {
        if (!item.original().mediaType().equals("application/pdf")) {
            return Optional.empty();
        }
        RenditionView newest = item.kept().orElseGet(item::original);
        String digest = newest.sha256();
        Instant now = house.clock().instant();
        VerificationOptions options = house.verificationOptions();
        synchronized (judged) {
            Judged known = judged.get(digest);
            if (known != null
                    && known.under() == options.trust()
                    && now.isBefore(known.at().plus(GOOD_FOR))) {
                return Optional.of(known.report());
            }
        }
        VerificationReport report = judge(newest, acting, options);
        if (report.format() != VerificationReport.FileFormat.CERTIFICATE) {
            synchronized (judged) {
                judged.put(digest, new Judged(report, options.trust(), now));
            }
        }
        return Optional.of(report);
    }

    private VerificationReport judge(RenditionView paper, Acting acting, VerificationOptions options)
            throws IOException {
        Path file = Files.createTempFile(house.directory().temporary(), "signed-", ".part");
        try {
            try (InputStream bytes = house.archive().read(paper.id(), acting)) {
                Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return new FileCheck(options, house.checker(), house.clock()).check(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
