"""The portal: public pages in Swedish and English, without scripts or cookies."""
