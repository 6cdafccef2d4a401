package org.hudang.signing.seal;

/**
 * Approves in advance every request for one template on one seal (常设用印授权).
 *
 * @param seal which seal
 * @param template which documents
 * @param rule the written rule that allows it, as it is logged with each use (用印制度条款)
 * @param validity when it holds
 */
public record StandingApproval(SealId seal, String template, String rule, Validity validity) {
    public StandingApproval {
        Words.line("template", template, 100);
        Words.line("rule", rule, 200);
    }
}
