package org.diwan.certificates;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * The empty field that a signature goes into. It is made with the document and stands in its structure, since PDF/UA asks
 * for that and a signer adds fields without it.
 */
final class SignatureField {

    static final String NAME = "signature";

    private SignatureField() {}

    static void addTo(PDDocument document) throws IOException {
        PDPage page = document.getPage(0);
        PDAcroForm form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        PDSignatureField field = new PDSignatureField(form);
        field.setPartialName(NAME);
        field.setAlternateFieldName("Electronic signature of the institution");
        PDAnnotationWidget widget = field.getWidgets().get(0);
        widget.setPage(page);
        widget.setRectangle(new PDRectangle(0, 0, 0, 0));
        widget.setPrinted(true);
        widget.setLocked(true);
        page.getAnnotations().add(widget);
        form.setFields(List.of(field));
        tag(document, page, widget);
    }

    private static void tag(PDDocument document, PDPage page, PDAnnotationWidget widget) throws IOException {
        PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
        PDStructureElement parent = (PDStructureElement) root.getKids().get(0);
        PDStructureElement element = new PDStructureElement("Form", parent);
        element.setPage(page);
        PDObjectReference reference = new PDObjectReference();
        reference.setReferencedObject(widget);
        reference.getCOSObject().setItem(COSName.PG, page);
        element.appendKid(reference);
        parent.appendKid(element);
        int key = root.getParentTreeNextKey();
        widget.setStructParent(key);
        PDNumberTreeNode numbers = root.getParentTree();
        COSArray nums = (COSArray) numbers.getCOSObject().getDictionaryObject(COSName.NUMS);
        nums.add(COSInteger.get(key));
        nums.add(element.getCOSObject());
        root.setParentTreeNextKey(key + 1);
    }
}
