/** Cover, catalogue and note sheet of a volume (案卷封面、卷内文件目录、卷内备考表). */
@NullMarked
package org.hudang.forms.catalogue;

import org.jspecify.annotations.NullMarked;
