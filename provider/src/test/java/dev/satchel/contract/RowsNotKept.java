package dev.satchel.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs each row of the contract. One that the runtime is said not to keep has to fail, so that a
 * mended runtime is noticed. Leaves a report for the table of docs/compatibility.md.
 */
final class RowsNotKept implements InvocationInterceptor, AfterAllCallback {
  /** Whatever a runtime does, this one it must keep. */
  private static final String NEVER = "manyInterleavedRequests_neverSeeAnotherUsersEntries";

  private final Set<String> kept = new TreeSet<>();
  private final Map<String, String> notKept = new TreeMap<>();

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> row,
      ExtensionContext context)
      throws Throwable {
    run(row.getExecutable().getName(), invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> row,
      ExtensionContext context)
      throws Throwable {
    run(row.getExecutable().getName() + "(" + row.getArguments().get(0) + ")", invocation, context);
  }

  private void run(String row, Invocation<Void> invocation, ExtensionContext context)
      throws Throwable {
    String reason = ((RuntimeUnderTest) context.getRequiredTestInstance()).rowsNotKept().get(row);
    if (reason == null) {
      invocation.proceed();
      kept.add(row);
      return;
    }
    if (row.equals(NEVER)) {
      throw new AssertionError(row + " can never be listed as not kept");
    }
    try {
      invocation.proceed();
    } catch (AssertionError | RuntimeException stillNotKept) {
      notKept.put(row, reason);
      return;
    }
    throw new AssertionError(
        row + " is kept now: take it off rowsNotKept, where the reason was: " + reason);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    RuntimeUnderTest runtime = (RuntimeUnderTest) context.getRequiredTestInstance();
    if (!notKept.keySet().equals(runtime.rowsNotKept().keySet())
        && context.getExecutionException().isEmpty()) {
      Set<String> unknown = new TreeSet<>(runtime.rowsNotKept().keySet());
      unknown.removeAll(notKept.keySet());
      unknown.removeAll(kept);
      if (!unknown.isEmpty() && !kept.isEmpty()) {
        throw new AssertionError("The contract has no such rows, or they did not run: " + unknown);
      }
    }
    List<String> lines = new java.util.ArrayList<>();
    lines.add(runtime.name());
    lines.add(System.getProperty("java.vm.vendor") + " " + System.getProperty("java.version"));
    lines.add(String.valueOf(kept.size()));
    notKept.forEach((row, reason) -> lines.add(row + ": " + reason));
    try {
      Files.createDirectories(Path.of("target"));
      Files.write(Path.of("target", "contract.txt"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
