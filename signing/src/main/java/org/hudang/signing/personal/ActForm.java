package org.hudang.signing.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hudang.signing.personal.Handwriting.PenPoint;
import org.hudang.signing.personal.Handwriting.Stroke;
import org.hudang.signing.seal.CanonicalJson;

/** Canonical forms of the parts of an act; docs/formats/signing-evidence-v1.md. */
final class ActForm {
    private ActForm() {}

    /** Tells acts apart under one idempotency key: everything the person and the house brought. */
    static String digest(PersonalAct act) {
        return CanonicalJson.sm3(Map.of(
                "field", act.field().name(),
                "fieldSigner", act.field().signer(),
                "township", act.township(),
                "identity", identity(act),
                "reading", reading(act.reading()),
                "expression", expression(act.expression()),
                "device", device(act.device())));
    }

    static Map<String, Object> identity(PersonalAct act) {
        StaffWitness witness = (StaffWitness) act.identity();
        return Map.of(
                "signer",
                person(act.signer()),
                "behalf",
                act.behalf()
                        .map(behalf -> Map.of(
                                "person",
                                person(behalf.person()),
                                "relation",
                                behalf.relation().name(),
                                "ground",
                                behalf.ground())),
                "method",
                "STAFF_WITNESS",
                "result",
                "CONFIRMED",
                "at",
                witness.at().toString(),
                "witness",
                witness.witness(),
                "seen",
                witness.document().name(),
                "place",
                witness.place());
    }

    private static Map<String, Object> person(Signer signer) {
        return Map.of("key", signer.key(), "name", signer.name());
    }

    static Map<String, Object> reading(Reading reading) {
        return Map.of(
                "document",
                reading.document(),
                "consentText",
                reading.consentText(),
                "confirmedAt",
                reading.confirmedAt().toString(),
                "pages",
                reading.pages().stream()
                        .map(page ->
                                Map.of("page", page.page(), "from", page.from().toString(), "millis", page.millis()))
                        .toList());
    }

    static Map<String, Object> expression(Expression expression) {
        if (expression instanceof TypedName typed) {
            return Map.of("kind", "typed", "name", typed.name());
        }
        Handwriting writing = (Handwriting) expression;
        List<Object> strokes = new ArrayList<>();
        for (Stroke stroke : writing.strokes()) {
            strokes.add(stroke.points().stream().map(ActForm::point).toList());
        }
        return Map.of(
                "kind",
                "handwriting",
                "w",
                hundredths(writing.width()),
                "h",
                hundredths(writing.height()),
                "strokes",
                strokes);
    }

    private static List<Object> point(PenPoint point) {
        return List.of(
                hundredths(point.x()), hundredths(point.y()), point.millis(), Math.round(point.pressure() * 1000));
    }

    static Map<String, Object> device(Device device) {
        return Map.of("kind", device.kind(), "agent", device.agent(), "address", device.address());
    }

    private static long hundredths(double value) {
        return Math.round(value * 100);
    }
}
