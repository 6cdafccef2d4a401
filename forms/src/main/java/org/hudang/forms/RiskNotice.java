package org.hudang.forms;

import java.util.List;

/**
 * Risk notice that is read before authorizing, 授权书风险提示函. One page for one or two confirmers; more continue on
 * further pages. Fields: {@code confirmer-N}, N from 1.
 *
 * @param template version to compose with
 * @param letterTemplate version of the letter it speaks of
 * @param letterNumber number of that letter, 18 digits
 * @param maker the office that made the notice
 * @param helpLines one to three
 * @param confirmers one to forty
 */
public record RiskNotice(
        TemplateCode template,
        TemplateCode letterTemplate,
        String letterNumber,
        String maker,
        List<HelpLine> helpLines,
        List<Confirmer> confirmers)
        implements Paper {
    public RiskNotice {
        Given.matches("notice.letterNumber", letterNumber, "[0-9]{18}");
        Given.line("notice.maker", maker, 40);
        helpLines = Given.list("notice.helpLines", helpLines, 1, 3);
        confirmers = Given.list("notice.confirmers", confirmers, 1, 40);
    }

    @Override
    public PaperKind kind() {
        return PaperKind.RISK_NOTICE;
    }
}
