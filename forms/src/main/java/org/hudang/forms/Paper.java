package org.hudang.forms;

/** What is to be composed: the data of one paper, complete and checked. */
public sealed interface Paper
        permits ApplicationForm,
                AuthorizationLetter,
                RiskNotice,
                CertificatePaper,
                AnnotatedCertificate,
                VolumeSheets,
                FileFront,
                FileSlip,
                PageNumbers,
                DestructionSheet,
                InspectionPaper {
    /** The template version this paper is set with, for good. */
    TemplateCode template();

    /** Which paper this is. */
    PaperKind kind();
}
