package org.hudang.certificates.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hudang.certificates.cose.CborRefused;
import org.hudang.certificates.status.SignedStatusList;
import org.hudang.certificates.trust.Bureau;
import org.hudang.certificates.trust.SignedTrustList;
import org.hudang.certificates.trust.TrustList;
import org.hudang.certificates.trust.TrustListRefused;
import org.hudang.certificates.trust.TrustRoots;

/**
 * Check material from a folder: {@code trust-roots.txt}, {@code trust-list.cose} and {@code status/*.cwt}, the forms of
 * docs/formats/trust-list-v1.md and status-list-v1.md. Files under {@code status} that no bureau of the trust list signed
 * are passed over.
 */
public final class CheckFiles {
    /** Roots, one a line. */
    public static final String ROOTS = "trust-roots.txt";
    /** The signed trust list. */
    public static final String TRUST_LIST = "trust-list.cose";
    /** Folder of the status lists. */
    public static final String STATUS = "status";

    private CheckFiles() {}

    /**
     * Reads what the folder has.
     *
     * @param hosts hosts whose links are ours
     * @throws org.hudang.certificates.trust.TrustListRefused when roots or trust list are there and not as they should be
     */
    public static CheckMaterial in(Path folder, Set<String> hosts) {
        return of(hosts, Optional.of(folder), Optional.empty(), List.of());
    }

    /**
     * Reads what a folder has, and lists that somebody hands over.
     *
     * @param hosts hosts whose links are ours
     * @param folder a folder of that form, if there is one
     * @param trustList a signed trust list instead of the folder's; its roots lie beside it under {@link #ROOTS}
     * @param tokens status lists besides those of the folder; of several for one address the newest counts
     * @throws org.hudang.certificates.trust.TrustListRefused when roots or trust list are not as they should be
     */
    public static CheckMaterial of(
            Set<String> hosts, Optional<Path> folder, Optional<Path> trustList, List<Path> tokens) {
        Optional<Path> signed = trustList.or(() -> folder.map(there -> there.resolve(TRUST_LIST)));
        Optional<Path> roots = signed.map(list -> list.resolveSibling(ROOTS));
        boolean handed = trustList.isPresent();
        if (signed.isEmpty() || (!handed && !(Files.exists(signed.get()) && Files.exists(roots.get())))) {
            return new CheckMaterial(hosts, Optional.empty(), CheckMaterial.StatusLists.none());
        }
        try {
            TrustList trust = SignedTrustList.open(
                            Files.readAllBytes(signed.get()), TrustRoots.parse(Files.readString(roots.get())))
                    .list();
            List<Path> all = new ArrayList<>(tokens);
            if (folder.isPresent()) {
                all.addAll(statusFiles(folder.get().resolve(STATUS)));
            }
            Map<String, byte[]> lists = statusLists(all, trust);
            return new CheckMaterial(hosts, Optional.of(trust), uri -> Optional.ofNullable(lists.get(uri)));
        } catch (IOException e) {
            throw new UncheckedIOException("check material could not be read", e);
        }
    }

    /**
     * Keeps a newer trust list in the folder; a crash leaves the old one or the new one. A kept list that no root of today
     * signed, or that cannot be read, counts as none.
     *
     * @throws org.hudang.certificates.trust.TrustListRefused when no root signed it or its number does not rise
     */
    public static void keepTrustList(Path folder, byte[] signed) {
        try {
            TrustRoots roots = TrustRoots.parse(Files.readString(folder.resolve(ROOTS)));
            long number = SignedTrustList.open(signed, roots).list().number();
            Path kept = folder.resolve(TRUST_LIST);
            long newest = Files.exists(kept) ? number(Files.readAllBytes(kept), roots) : 0;
            if (number <= newest) {
                throw TrustListRefused.numberDoesNotRise(number, newest);
            }
            WholeFile.write(kept, signed);
        } catch (IOException e) {
            throw new UncheckedIOException("trust list could not be kept", e);
        }
    }

    /** Number of a kept list; 0 where the roots of today do not vouch for it. */
    private static long number(byte[] kept, TrustRoots roots) {
        try {
            return SignedTrustList.open(kept, roots).list().number();
        } catch (TrustListRefused signedByAFormerRoot) {
            return 0;
        }
    }

    private static List<Path> statusFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> file.toString().endsWith(".cwt"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, byte[]> statusLists(List<Path> files, TrustList trust) throws IOException {
        Map<String, byte[]> newest = new HashMap<>();
        Map<String, SignedStatusList> opened = new HashMap<>();
        for (Path file : files) {
            byte[] token = Files.readAllBytes(file);
            for (Bureau bureau : trust.bureaus()) {
                open(token, bureau, trust).ifPresent(list -> {
                    SignedStatusList known = opened.get(list.uri());
                    if (known == null || list.issuedAt().isAfter(known.issuedAt())) {
                        opened.put(list.uri(), list);
                        newest.put(list.uri(), token);
                    }
                });
            }
        }
        return newest;
    }

    private static Optional<SignedStatusList> open(byte[] token, Bureau bureau, TrustList trust) {
        try {
            SignedStatusList list = SignedStatusList.openAny(token, bureau.code(), trust);
            return list.uri().startsWith(bureau.statusAddress()) ? Optional.of(list) : Optional.empty();
        } catch (CborRefused notOfThisBureau) {
            return Optional.empty();
        }
    }
}
