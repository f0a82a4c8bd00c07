package org.tessera.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/// Sends `System.err` to the descriptor that the launcher names in the property `tessera.stderr`.
///
/// The launcher filters descriptor 2, because the JVM itself prints a warning there that has no switch;
/// our own text takes the direct way, so that a program that waits for us finds it complete. Without the
/// property, or where the JVM does not open `java.io` to us, nothing changes.
final class StandardError {

    private StandardError() {}

    static void redirect() {
        Integer descriptor = Integer.getInteger("tessera.stderr");
        if (descriptor == null) {
            return;
        }
        try {
            var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            var stream = new FileOutputStream(constructor.newInstance(descriptor));
            System.setErr(new PrintStream(stream, true, System.err.charset()));
        } catch (ReflectiveOperationException | RuntimeException e) {
            // System.err stays what it was: the same text through the filter.
            return;
        }
    }
}
