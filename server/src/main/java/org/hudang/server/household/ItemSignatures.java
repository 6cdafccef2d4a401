package org.hudang.server.household;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.platform.House;
import org.hudang.signing.verify.VerificationReport;
import org.springframework.stereotype.Component;

/**
 * What the signatures on a filed PDF say. An answer is good for a minute, so that turning pages does not judge the whole
 * paper anew, and no longer, so that what was withdrawn meanwhile shows.
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

    private record Judged(VerificationReport report, Instant at) {}

    /** The report; empty for a file that carries no signatures of this kind. */
    Optional<VerificationReport> of(ItemView item, Acting acting) throws IOException {
        if (!item.original().mediaType().equals("application/pdf")) {
            return Optional.empty();
        }
        String digest = item.original().sha256();
        Instant now = house.clock().instant();
        synchronized (judged) {
            Judged known = judged.get(digest);
            if (known != null && now.isBefore(known.at().plus(GOOD_FOR))) {
                return Optional.of(known.report());
            }
        }
        try (InputStream bytes = house.archive().read(item.original().id(), acting)) {
            VerificationReport report = house.verifier()
                    .verify(item.original().fileName(), bytes.readAllBytes(), house.verificationOptions());
            synchronized (judged) {
                judged.put(digest, new Judged(report, now));
            }
            return Optional.of(report);
        }
    }
}
