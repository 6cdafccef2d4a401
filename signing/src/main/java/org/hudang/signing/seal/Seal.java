package org.hudang.signing.seal;

import java.util.List;
import java.util.Optional;

/**
 * A seal as the register has it: image data, name, owner, certificates and the names of the bound keys (《电子印章管理办法》
 * art. 2).
 *
 * @param id of the seal
 * @param version counts the recorded changes, from 1
 * @param state where it is in its life
 * @param name of the seal
 * @param kind of the seal
 * @param owner unit that answers for it
 * @param face what it looks like
 * @param validity for which time it is made
 * @param keys one per algorithm; empty before {@link SealState#MADE}
 * @param filingNumber number given when filed (备案号)
 * @param digest SM3 over the canonical form of what does not change in use: id, name, kind, owner, face, validity,
 *     certificates; hexadecimal, docs/formats/seal-log-v1.md
 */
public record Seal(
        SealId id,
        int version,
        SealState state,
        String name,
        SealKind kind,
        SealOwner owner,
        SealFace face,
        Validity validity,
        List<SealKey> keys,
        Optional<String> filingNumber,
        String digest) {
    public Seal {
        keys = List.copyOf(keys);
    }
}
