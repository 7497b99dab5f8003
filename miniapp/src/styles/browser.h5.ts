import './h5.scss'
import './typing'
