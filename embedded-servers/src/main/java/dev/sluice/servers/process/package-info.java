/** Programs run as children of this JVM: started, paused, killed, and never left behind. */
@NullMarked
package dev.sluice.servers.process;

import org.jspecify.annotations.NullMarked;
