package dev.sluice.test.house;

import com.sun.source.doctree.DocTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.sluice.test.house.Source.Method;
import dev.sluice.test.house.Source.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Reads sources with the JDK's own parser: nothing is compiled, so it needs no class path. */
final class SourceReader {

  static List<Source> read(Path tree, boolean tests) {
    if (!Files.isDirectory(tree)) {
      return List.of();
    }
    try (var walk = Files.walk(tree)) {
      return parse(walk.filter(file -> file.toString().endsWith(".java")).sorted().toList(), tests);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sources under " + tree, e);
    }
  }

  private static List<Source> parse(List<Path> files, boolean tests) throws IOException {
    if (files.isEmpty()) {
      return List.of();
    }
    var complaints = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var disk = compiler.getStandardFileManager(complaints, null, StandardCharsets.UTF_8)) {
      var units = disk.getJavaFileObjectsFromPaths(files);
      var task = (JavacTask) compiler.getTask(null, disk, complaints, List.of(), null, units);
      var trees = DocTrees.instance(task);
      var sources = new ArrayList<Source>();
      for (var unit : task.parse()) {
        sources.add(new Reader(trees, unit).source(tests));
      }
      return List.copyOf(sources);
    }
  }

  /** Walks through one file. */
  private static final class Reader extends TreePathScanner<Void, String> {
    private final DocTrees trees;
    private final CompilationUnitTree unit;
    private final List<Type> types = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private final Set<String> calls = new TreeSet<>();

    Reader(DocTrees trees, CompilationUnitTree unit) {
      this.trees = trees;
      this.unit = unit;
    }

    Source source(boolean tests) throws IOException {
      scan(unit, "");
      var home = unit.getPackage();
      var text = unit.getSourceFile().getCharContent(true).toString();
      return new Source(
          Path.of(unit.getSourceFile().toUri()),
          tests,
          home == null ? "" : home.getPackageName().toString(),
          home == null ? "" : firstSentence(new TreePath(new TreePath(unit), home)),
          home == null ? Set.of() : names(home.getAnnotations()),
          (int) text.lines().count(),
          List.copyOf(types),
          List.copyOf(methods),
          Set.copyOf(calls));
    }

    @Override
    public Void visitClass(ClassTree type, String outer) {
      var name = type.getSimpleName().toString();
      if (!name.isEmpty()) {
        types.add(new Type(name, !outer.isEmpty(), names(type.getModifiers().getAnnotations())));
      }
      return super.visitClass(type, name.isEmpty() ? outer : name);
    }

    @Override
    public Void visitMethod(MethodTree method, String type) {
      var positions = trees.getSourcePositions();
      long first = positions.getStartPosition(unit, method);
      long last = positions.getEndPosition(unit, method);
      var lines = unit.getLineMap();
      if (first >= 0 && last >= first) {
        int height = (int) (lines.getLineNumber(last) - lines.getLineNumber(first) + 1);
        methods.add(new Method(type, method.getName().toString(), height));
      }
      return super.visitMethod(method, type);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, String type) {
      if (call.getMethodSelect().getKind() == Tree.Kind.MEMBER_SELECT) {
        var name = call.getMethodSelect().toString();
        if (name.length() < 80) {
          calls.add(name);
        }
      }
      return super.visitMethodInvocation(call, type);
    }

    private String firstSentence(TreePath path) {
      var doc = trees.getDocCommentTree(path);
      return doc == null
          ? ""
          : doc.getFirstSentence().stream()
              .map(DocTree::toString)
              .collect(Collectors.joining())
              .replaceAll("\\s+", " ")
              .strip();
    }

    private static Set<String> names(List<? extends AnnotationTree> annotations) {
      return annotations.stream().map(Tree::toString).collect(Collectors.toUnmodifiableSet());
    }
  }

  private SourceReader() {}
}
