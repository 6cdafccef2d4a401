package org.hudang.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
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
import org.hudang.signing.key.SecretBytes;
import org.hudang.signing.key.remote.RemoteKeys;
import org.hudang.signing.key.remote.RemotePlace;
import org.hudang.signing.key.token.TokenKeys;
import org.hudang.signing.key.token.TokenPlace;
import org.hudang.signing.longterm.KeepingRegister;
import org.hudang.signing.longterm.KeepingRule;
import org.hudang.signing.longterm.LongTerm;
import org.hudang.signing.longterm.LongTermParts;
import org.hudang.signing.longterm.MessageKeeping;
import org.hudang.signing.pdf.PdfSigner;
import org.hudang.signing.pdf.SignatureProfile;
import org.hudang.signing.personal.DatabasePersonalSigning;
import org.hudang.signing.personal.PersonalSigning;
import org.hudang.signing.personal.PersonalSigningParts;
import org.hudang.signing.register.RegisteredSigners;
import org.hudang.signing.revocation.KnownLists;
import org.hudang.signing.seal.DatabaseSealRegistry;
import org.hudang.signing.seal.FiveStepSealUse;
import org.hudang.signing.seal.GlyphOutlines;
import org.hudang.signing.seal.KeyPlaces;
import org.hudang.signing.seal.PaperStage;
import org.hudang.signing.seal.RegisteredSeals;
import org.hudang.signing.seal.SealArt;
import org.hudang.signing.seal.SealKeys;
import org.hudang.signing.seal.SealLogs;
import org.hudang.signing.seal.SealRegistry;
import org.hudang.signing.seal.SealUse;
import org.hudang.signing.seal.SealUseParts;
import org.hudang.signing.verify.ExpectedSigners;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keys, seals and personal signatures of a demo house: the authority in the box stands in for a licensed one.
 *
 * @param authority issues certificates, lists of withdrawn ones, and timestamps
 * @param vault keys of seals and payloads
 * @param keys all places where keys of seals may live: the vault, a token, a signing service
 * @param registry the register of seals
 * @param seals use of seals
 * @param personal personal signatures
 * @param payloads signs certificates' codes, status and trust lists, and roots over journals
 * @param logs what was done with seals, for those who witness it
 * @param registers what the house knows of seals and signatures
 * @param longTerm keeps papers verifiable
 * @param messages makes seals beside packages verifiable for who receives them
 */
public record SigningRoom(
        DemoAuthority authority,
        KeyVault vault,
        SealKeys keys,
        SealRegistry registry,
        SealUse seals,
        PersonalSigning personal,
        PayloadSigner payloads,
        SealLogs logs,
        Registers registers,
        LongTerm longTerm,
        MessageKeeping messages) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * What the house knows of seals and signatures.
     *
     * @param states how seals stood at a time
     * @param acts which signatures a paper must carry
     * @param kept which papers are kept for long
     */
    public record Registers(RegisteredSeals states, ExpectedSigners acts, KeepingRegister kept) {}

    /**
     * Where the room keeps what it keeps.
     *
     * @param directory files of the house
     * @param elsewhere places of keys besides them
     */
    record Places(DataDirectory directory, KeysElsewhere elsewhere) {}

    /** Opens the room; keys and certificates that are missing are made. */
    static SigningRoom open(
            Places places,
            HikariDataSource database,
            TransactionOperations transactions,
            GlyphSource glyphs,
            HeadKey heads,
            Clock clock) {
        SecureRandom random = new SecureRandom();
        DataDirectory directory = places.directory();
        DemoAuthority authority = DemoAuthority.openOrCreate(directory.authority(), clock, random);
        Path files = directory.keys();
        KeyVault vault = KeyVault.open(
                files.resolve("vault"), KeyVault.passphraseFile(files.resolve("vault-passphrase"), random), random);
        SealKeys keys = new KeyPlaces(
                vault,
                places.elsewhere().token().map(token -> token(token, authority)),
                places.elsewhere().service().map(SigningRoom::service));
        PdfSigner signer = PdfSigner.stamping(authority.timestamps());
        GlyphOutlines outlines = outlines(glyphs);
        ZoneId zone = clock.getZone();
        LongTermParts keeping = new LongTermParts(
                authority.revocation(), authority.timestamps(), authority.anchors(), KeepingRule.yearly(), clock);
        PaperStage sealStage = new PaperStage(directory.work().resolve("seals"));
        PaperStage signatureStage = new PaperStage(directory.work().resolve("signatures"));
        return new SigningRoom(
                authority,
                vault,
                keys,
                new DatabaseSealRegistry(database, transactions, keys, heads, clock, random),
                new FiveStepSealUse(new SealUseParts(
                        database, transactions, sealStage, keys, heads, new SealArt(outlines), signer, clock, random)),
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
                LongTerm.with(keeping),
                MessageKeeping.with(keeping, new KnownLists(authority::crls, clock)));
    }

    /** Asked when a key is wanted: a token that is away closes no house. */
    private static TokenKeys token(KeysElsewhere.Token token, DemoAuthority authority) {
        return TokenKeys.at(new TokenPlace(token.library(), token.slot()), secret(token.pin()), authority.issuers());
    }

    private static RemoteKeys service(KeysElsewhere.Service service) {
        return RemoteKeys.at(
                new RemotePlace(service.base(), PATIENCE),
                secret(service.key()),
                service.pin().map(SigningRoom::secret));
    }

    private static SecretBytes secret(Path file) {
        try {
            return SecretBytes.copyOf(Outside.read(file).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
