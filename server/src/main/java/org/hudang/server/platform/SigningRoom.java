package org.hudang.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.hudang.forms.GlyphMissing;
import org.hudang.forms.GlyphSource;
import org.hudang.forms.Weight;
import org.hudang.signing.PayloadAlgorithm;
import org.hudang.signing.PayloadSigner;
import org.hudang.signing.authority.DemoAuthority;
import org.hudang.signing.authority.PayloadKeys;
import org.hudang.signing.chain.HeadKey;
import org.hudang.signing.key.KeyVault;
import org.hudang.signing.longterm.KeepingRegister;
import org.hudang.signing.longterm.KeepingRule;
import org.hudang.signing.longterm.LongTerm;
import org.hudang.signing.longterm.LongTermParts;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureProfile;
import org.hudang.signing.personal.DatabasePersonalSigning;
import org.hudang.signing.personal.PersonalSigning;
import org.hudang.signing.personal.PersonalSigningParts;
import org.hudang.signing.register.RegisteredSigners;
import org.hudang.signing.seal.DatabaseSealRegistry;
import org.hudang.signing.seal.FiveStepSealUse;
import org.hudang.signing.seal.GlyphOutlines;
import org.hudang.signing.seal.PaperStage;
import org.hudang.signing.seal.RegisteredSeals;
import org.hudang.signing.seal.SealArt;
import org.hudang.signing.seal.SealKeys;
import org.hudang.signing.seal.SealLogs;
import org.hudang.signing.seal.SealRegistry;
import org.hudang.signing.seal.SealUse;
import org.hudang.signing.seal.SealUseParts;
import org.hudang.signing.verify.ExpectedSigners;
import org.hudang.signing.verify.SealStates;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keys, seals and personal signatures of a demo house: the authority in the box stands in for a licensed one.
 *
 * @param authority issues certificates, lists of withdrawn ones, and timestamps
 * @param vault keys of seals and payloads
 * @param registry the register of seals
 * @param seals use of seals
 * @param personal personal signatures
 * @param payloads signs certificates' codes, status and trust lists, and roots over journals
 * @param logs what was done with seals, for those who witness it
 * @param registers what the house knows of seals and signatures
 * @param longTerm keeps papers verifiable
 */
public record SigningRoom(
        DemoAuthority authority,
        KeyVault vault,
        SealRegistry registry,
        SealUse seals,
        PersonalSigning personal,
        PayloadSigner payloads,
        SealLogs logs,
        Registers registers,
        LongTerm longTerm) {

    /**
     * What the house knows of seals and signatures.
     *
     * @param states how seals stood at a time
     * @param acts which signatures a paper must carry
     * @param kept which papers are kept for long
     */
    public record Registers(SealStates states, ExpectedSigners acts, KeepingRegister kept) {}

    /** Opens the room; keys and certificates that are missing are made. */
    static SigningRoom open(
            DataDirectory directory,
            HikariDataSource database,
            TransactionOperations transactions,
            GlyphSource glyphs,
            HeadKey heads,
            Clock clock) {
        SecureRandom random = new SecureRandom();
        DemoAuthority authority = DemoAuthority.openOrCreate(directory.authority(), clock, random);
        Path keys = directory.keys();
        KeyVault vault = KeyVault.open(
                keys.resolve("vault"), KeyVault.passphraseFile(keys.resolve("vault-passphrase"), random), random);
        PdfSigner signer = PdfSigner.stamping(authority.timestamps());
        GlyphOutlines outlines = outlines(glyphs);
        ZoneId zone = clock.getZone();
        PaperStage sealStage = new PaperStage(directory.work().resolve("seals"));
        PaperStage signatureStage = new PaperStage(directory.work().resolve("signatures"));
        return new SigningRoom(
                authority,
                vault,
                new DatabaseSealRegistry(database, transactions, SealKeys.in(vault), heads, clock, random),
                new FiveStepSealUse(new SealUseParts(
                        database,
                        transactions,
                        sealStage,
                        SealKeys.in(vault),
                        heads,
                        new SealArt(outlines),
                        signer,
                        clock,
                        random)),
                new DatabasePersonalSigning(new PersonalSigningParts(
                        database,
                        transactions,
                        signatureStage,
                        authority,
                        SignatureProfile.BOTH,
                        signer,
                        outlines,
                        zone,
                        clock,
                        random)),
                PayloadKeys.open(vault, authority, PayloadAlgorithm.ES256, clock),
                new SealLogs(database, transactions, heads, clock),
                new Registers(
                        new RegisteredSeals(database, transactions, heads),
                        new RegisteredSigners(database, transactions),
                        new KeepingRegister(database, transactions)),
                LongTerm.with(new LongTermParts(
                        authority.revocation(),
                        authority.timestamps(),
                        authority.anchors(),
                        KeepingRule.yearly(),
                        clock)));
    }

    /** Seals are drawn with the typeface that papers are set in. */
    private static GlyphOutlines outlines(GlyphSource glyphs) {
        return (codePoint, weight) -> {
            try {
                Weight face = weight == GlyphOutlines.Weight.BOLD ? Weight.BOLD : Weight.REGULAR;
                return Optional.of(
                        new GlyphOutlines.Glyph(glyphs.outline(codePoint, face), glyphs.advance(codePoint, face)));
            } catch (GlyphMissing missing) {
                return Optional.empty();
            }
        };
    }
}
