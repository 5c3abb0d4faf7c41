import java.io.File;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.gephi.graph.api.DirectedGraph;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeDirectionDefault;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Reads each file as Gephi does when a user opens it, and prints a JSON object a line. */
public class ReadWithGephi {
    public static void main(String[] files) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        for (String file : files) {
            Workspace workspace = projects.newWorkspace(projects.getCurrentProject());
            projects.openWorkspace(workspace);
            ImportController importer = Lookup.getDefault().lookup(ImportController.class);
            Container container = importer.importFile(new File(file));
            container.getLoader().setEdgeDefault(EdgeDirectionDefault.DIRECTED);
            importer.process(container, new DefaultProcessor(), workspace);
            List<String> issues = new ArrayList<>();
            Iterator<Issue> it = container.getReport().getIssues(100);
            while (it.hasNext()) {
                Issue issue = it.next();
                issues.add(quote(issue.getLevel() + ": " + issue.getMessage()));
            }
            print(Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace), issues);
        }
        System.exit(0);
    }

    static void print(GraphModel model, List<String> issues) {
        DirectedGraph graph = model.getDirectedGraph();
        List<String> labels = new ArrayList<>();
        TreeSet<String> colors = new TreeSet<>();
        TreeSet<String> columns = new TreeSet<>();
        float size = 0;
        for (Node node : graph.getNodes()) {
            labels.add(quote(String.valueOf(node.getLabel())));
            colors.add(quote(Integer.toHexString(node.getRGBA())));
            size = Math.max(size, node.size());
        }
        List<String> edgeLabels = new ArrayList<>();
        double weight = 0;
        for (Edge edge : graph.getEdges()) {
            edgeLabels.add(quote(String.valueOf(edge.getLabel())));
            weight += edge.getWeight();
        }
        model.getNodeTable().forEach(c -> columns.add(quote("node " + c.getTitle() + " " + c.getTypeClass().getSimpleName())));
        model.getEdgeTable().forEach(c -> columns.add(quote("edge " + c.getTitle() + " " + c.getTypeClass().getSimpleName())));
        System.out.println("{\"nodes\":" + graph.getNodeCount() + ",\"edges\":" + graph.getEdgeCount()
            + ",\"size\":" + size + ",\"weight\":" + weight + ",\"dynamic\":" + model.isDynamic()
            + ",\"labels\":" + labels + ",\"edgeLabels\":" + edgeLabels + ",\"colors\":" + colors
            + ",\"columns\":" + columns + ",\"issues\":" + issues + "}");
    }

    static String quote(String s) {
        StringBuilder b = new StringBuilder("\"");
        for (char c : s.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\' || c > '~') {
                b.append(String.format("\\u%04x", (int) c));
            } else {
                b.append(c);
            }
        }
        return b.append('"').toString();
    }
}
