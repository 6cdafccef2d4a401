package org.hudang.server.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hudang.certificates.check.CertificateChecker;
import org.hudang.certificates.check.CheckFiles;
import org.hudang.certificates.check.CheckMaterial;
import org.hudang.server.platform.DataDirectory;
import org.hudang.server.platform.Settings;
import org.hudang.signing.verify.TrustData;

/**
 * What this machine's data directory vouches for, without opening the house: the demo authority's anchors and lists where
 * the directory holds them, and the trust and status lists of certificates.
 */
public final class LocalTrust {
    private final Optional<DataDirectory> directory;

    private LocalTrust(Optional<DataDirectory> directory) {
        this.directory = directory;
    }

    /** The trust of a data directory, or none where there is no directory. */
    public static LocalTrust of(Optional<DataDirectory> directory) {
        return new LocalTrust(directory);
    }

    /** Anchors and revocation lists for signed papers. */
    public TrustData signatures() throws IOException {
        if (directory.isEmpty()) {
            return TrustData.none();
        }
        return new TrustFiles(directory.get().authority()).now();
    }

    /**
     * The checker of certificate codes with the directory's lists and those that somebody hands over, judged at the clock's time.
     *
     * @param trustList a signed trust list with its roots beside it, instead of the directory's
     * @param statusLists status lists that are looked at before the directory's
     */
    public CertificateChecker certificates(
            Settings settings, Optional<Path> trustList, List<Path> statusLists, Clock clock) {
        Set<String> hosts = Set.of(settings.publicUrl().getHost());
        Optional<Path> folder = directory.map(DataDirectory::certificates);
        CheckMaterial material = CheckFiles.of(hosts, folder, trustList, statusLists);
        return CertificateChecker.with(material, clock);
    }
}
