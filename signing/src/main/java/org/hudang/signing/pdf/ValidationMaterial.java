package org.hudang.signing.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a verifier needs later and will no longer get elsewhere: certificates, lists and answers, each as DER. Equal ones are
 * kept once.
 */
public final class ValidationMaterial {
    private final List<byte[]> certificates;
    private final List<byte[]> lists;
    private final List<byte[]> answers;

    private ValidationMaterial(List<byte[]> certificates, List<byte[]> lists, List<byte[]> answers) {
        this.certificates = certificates;
        this.lists = lists;
        this.answers = answers;
    }

    /** Nothing yet. */
    public static ValidationMaterial none() {
        return new ValidationMaterial(List.of(), List.of(), List.of());
    }

    /** The same with a certificate. */
    public ValidationMaterial plusCertificate(byte[] der) {
        return new ValidationMaterial(plus(certificates, der), lists, answers);
    }

    /** The same with a list (CRL). */
    public ValidationMaterial plusList(byte[] der) {
        return new ValidationMaterial(certificates, plus(lists, der), answers);
    }

    /** The same with an answer (whole OCSPResponse). */
    public ValidationMaterial plusAnswer(byte[] der) {
        return new ValidationMaterial(certificates, lists, plus(answers, der));
    }

    private static List<byte[]> plus(List<byte[]> all, byte[] der) {
        if (holds(all, der)) {
            return all;
        }
        List<byte[]> more = new ArrayList<>(all);
        more.add(der.clone());
        return more;
    }

    static boolean holds(List<byte[]> all, byte[] der) {
        return all.stream().anyMatch(one -> Arrays.equals(one, der));
    }

    /** Certificates, in the order given. */
    public List<byte[]> certificates() {
        return copies(certificates);
    }

    /** Lists (CRL). */
    public List<byte[]> lists() {
        return copies(lists);
    }

    /** Answers (OCSP). */
    public List<byte[]> answers() {
        return copies(answers);
    }

    private static List<byte[]> copies(List<byte[]> all) {
        return all.stream().map(byte[]::clone).toList();
    }

    @Override
    public String toString() {
        return "ValidationMaterial(" + certificates.size() + " certificates, " + lists.size() + " lists, "
                + answers.size() + " answers)";
    }
}
